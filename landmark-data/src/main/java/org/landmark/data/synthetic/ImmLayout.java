package org.landmark.data.synthetic;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.IntConsumer;
import org.landmark.data.ImageSize;
import org.landmark.data.Landmarks;
import org.landmark.data.file.AtomicFile;

/** The layout of the IMM face database: {@code NN-T[mf].jpg} beside {@code NN-T[mf].asf}. */
final class ImmLayout {
    private static final ImageSize SIZE = new ImageSize(640, 480);
    private static final long SALT = 58;

    private ImmLayout() {}

    static void write(Path folder, int people, long seed, IntConsumer progress) throws IOException {
        int photos = SyntheticFaces.PHOTOS_PER_PERSON;
        Crew.run(people * photos, progress, photo -> {
            writePhoto(folder, seed, photo / photos, photo % photos);
            return null;
        });
    }

    private static void writePhoto(Path folder, long seed, int number, int photo) throws IOException {
        Person person = Person.draw(Dice.at(seed, SALT, number));
        Photographer.Sitting sitting = Photographer.Sitting.values()[photo];
        Scene scene = Photographer.studio(SIZE, person, sitting, Dice.at(seed, SALT, number, photo));
        String name = String.format(Locale.ROOT, "%02d-%d%s", number + 1, photo + 1, person.woman() ? "f" : "m");
        PhotoFile.jpeg(folder.resolve(name + ".jpg"), scene.paint());
        Landmarks landmarks = scene.sitters().get(0).annotation().imm58();
        AtomicFile.write(folder.resolve(name + ".asf"), AsfText.of(landmarks, SIZE, name + ".jpg"));
    }
}
