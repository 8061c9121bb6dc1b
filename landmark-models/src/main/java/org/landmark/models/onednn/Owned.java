package org.landmark.models.onednn;

import java.lang.ref.Cleaner;

/** Native objects, each destroyed once: when its owner is closed, or when nobody knows the owner any more. */
final class Owned {
    private static final Cleaner CLEANER = Cleaner.create();

    private Owned() {}

    /**
     * Binds a native object to its owner.
     *
     * @param destroy frees the object; must not know the owner
     * @return frees it now
     */
    static Cleaner.Cleanable by(Object owner, Runnable destroy) {
        return CLEANER.register(owner, destroy);
    }
}
