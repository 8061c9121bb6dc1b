package org.landmark.data.synthetic;

import org.landmark.data.ImageSize;

/** A person seen straight on, without noise, in even light: what tests look at. */
final class Studio {
    static final ImageSize SIZE = new ImageSize(640, 480);

    private Studio() {}

    static Sitter frontal(long seed) {
        return new Sitter(Person.draw(Dice.at(seed)), Expression.NEUTRAL, new Camera(90, 320, 270, Pose.FRONTAL));
    }

    static Scene scene(Sitter sitter) {
        return new Scene(SIZE, java.util.List.of(sitter), Backdrop.WALL, Light.STUDIO, Sensor.CLEAN, 1);
    }
}
