package org.landmark.models.onednn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * One piece of memory for all arrays of a computation. Places are given out while the computation is planned, in the order it will run
 * in, so that an array may lie where one that is no longer needed lay before; the memory itself is taken when all is planned.
 */
public final class Arena implements AutoCloseable {
    private static final long ALIGNMENT = 64;

    private final TreeMap<Long, Long> free = new TreeMap<>(); // length by offset
    private final Map<Memory, Block> blocks = new HashMap<>();
    private final List<Memory> memories = new ArrayList<>();
    private long size;
    private BytePointer pointer;

    private static final class Block {
        final long offset;
        final long length;
        int holders = 1;

        Block(long offset, long length) {
            this.offset = offset;
            this.length = length;
        }

        void hold() {
            if (holders == 0) {
                throw new IllegalStateException("held after the last release, when others may lie there");
            }
            holders++;
        }
    }

    /** An array with a place of its own, held once. */
    public Memory take(Layout layout) {
        long length = length(layout);
        return put(layout, new Block(place(length), length));
    }

    /** An array where nothing lay before and nothing will lie after it: its numbers stay from run to run. */
    public Memory keep(Layout layout) {
        Block block = new Block(size, length(layout));
        size += block.length;
        block.holders++; // one that is never released
        return put(layout, block);
    }

    private Memory put(Layout layout, Block block) {
        Memory memory = new Memory(layout);
        memories.add(memory);
        blocks.put(memory, block);
        return memory;
    }

    private static long length(Layout layout) {
        return Math.max(1, (layout.bytes() + ALIGNMENT - 1) / ALIGNMENT) * ALIGNMENT;
    }

    /** Another view of an array's place; holds it once more. */
    public Memory view(Memory memory, Layout layout) {
        Memory view = new Memory(layout);
        Block block = block(memory);
        block.hold();
        memories.add(view);
        blocks.put(view, block);
        return view;
    }

    /** Whether the array's place is this arena's, not a parameter's or an input's. */
    public boolean owns(Memory memory) {
        return blocks.containsKey(memory);
    }

    /** Holds an array once more; one from elsewhere needs no holding. */
    public Memory hold(Memory memory) {
        if (owns(memory)) {
            block(memory).hold();
        }
        return memory;
    }

    /** Whether nobody else holds the array, so that it may be overwritten. */
    public boolean isHeldOnce(Memory memory) {
        return owns(memory) && block(memory).holders == 1;
    }

    /** Lets go of an array; when nobody holds it any more, what is planned from now on may overwrite it. */
    public void release(Memory memory) {
        if (!owns(memory)) {
            return;
        }
        Block block = block(memory);
        if (--block.holders < 0) {
            throw new IllegalStateException("released more often than held");
        }
        if (block.holders == 0) {
            give(block.offset, block.length);
        }
    }

    /** Takes the memory and gives all arrays their addresses. */
    public void commit() {
        pointer = new BytePointer(size + ALIGNMENT);
        long base = (pointer.address() + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT - pointer.address();
        for (Memory memory : memories) {
            memory.at(new Pointer(pointer).position(0).getPointer(BytePointer.class, base + block(memory).offset));
        }
    }

    /** How much memory it takes. */
    public long bytes() {
        return size;
    }

    @Override
    public void close() {
        memories.forEach(Memory::close);
        if (pointer != null) {
            pointer.close();
        }
    }

    private Block block(Memory memory) {
        return blocks.get(memory);
    }

    private long place(long length) {
        long best = -1;
        for (Map.Entry<Long, Long> gap : free.entrySet()) {
            if (gap.getValue() >= length && (best < 0 || gap.getValue() < free.get(best))) {
                best = gap.getKey();
            }
        }
        if (best < 0) {
            return grow(length);
        }
        long rest = free.remove(best) - length;
        if (rest > 0) {
            free.put(best + length, rest);
        }
        return best;
    }

    private long grow(long length) {
        Map.Entry<Long, Long> last = free.lastEntry();
        long offset = last != null && last.getKey() + last.getValue() == size ? last.getKey() : size;
        free.remove(offset);
        size = offset + length;
        return offset;
    }

    private void give(long offset, long length) {
        long begin = offset;
        long end = offset + length;
        Map.Entry<Long, Long> before = free.lowerEntry(offset);
        if (before != null && before.getKey() + before.getValue() == offset) {
            begin = before.getKey();
        }
        Long after = free.remove(end);
        if (after != null) {
            end += after;
        }
        free.put(begin, end - begin);
    }
}
