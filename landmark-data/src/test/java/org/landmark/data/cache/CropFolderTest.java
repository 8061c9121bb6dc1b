package org.landmark.data.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CropFolderTest {
    @TempDir
    private Path path;

    private Path file(CropFolder folder, String name, int bytes, int daysAgo) throws IOException {
        Path file = Files.write(folder.file(name), new byte[bytes]);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(86_400L * daysAgo)));
        return file;
    }

    @Test
    void whatWasUsedLeastRecentlyGoesFirst() throws IOException {
        CropFolder folder = new CropFolder(path, 1000);
        Path oldest = file(folder, "oldest", 400, 3);
        Path middle = file(folder, "middle", 300, 2);
        Path youngest = file(folder, "youngest", 200, 1);
        folder.used(oldest);

        folder.makeRoom(folder.file("new"), 350);

        assertThat(middle).doesNotExist();
        assertThat(youngest).exists();
        assertThat(oldest).as("was used just now").exists();
    }

    @Test
    void nothingGoesWhileThereIsRoom() throws IOException {
        CropFolder folder = new CropFolder(path, 1000);
        Path other = file(folder, "other", 400, 3);
        Path replaced = file(folder, "replaced", 900, 2);
        Files.write(path.resolve("notes.txt"), new byte[5000]);

        folder.makeRoom(replaced, 600);

        assertThat(other).exists();
        assertThat(replaced).as("is replaced when the new one is whole").exists();
        assertThat(path.resolve("notes.txt")).as("is none of ours").exists();
    }

    @Test
    void saysHowMuchRoomThereIsNot() {
        assertThatThrownBy(() -> new CropFolder(path).makeRoom(path.resolve("new.crops"), Long.MAX_VALUE / 4))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("no room: 2305843009213.7 MB are needed, ");
    }
}
