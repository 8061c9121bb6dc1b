package org.landmark.data.synthetic;

import java.util.List;
import org.landmark.data.BoundingBox;
import org.landmark.data.ImageSize;
import org.landmark.data.Landmarks;

/** Arranges photos: who sits where in which light, so that every landmark lies inside the frame unless one asks otherwise. */
final class Photographer {
    /** Pixels of the photo that stay free of landmarks along its borders. */
    private static final double MARGIN = 6;

    private Photographer() {}

    /** What the six photos of a person in the IMM layout are, in their order. */
    enum Sitting {
        FRONTAL,
        SMILING,
        TURNED_LEFT,
        TURNED_RIGHT,
        SPOT_LIGHT,
        FREE
    }

    /** One photo of a series of a person: the head about a fifth of the frame wide, anywhere near its middle. */
    static Scene studio(ImageSize size, Person person, Sitting sitting, Dice dice) {
        Light light = sitting == Sitting.SPOT_LIGHT ? Light.spot(dice) : Light.soft(dice);
        double scale = Math.min(size.width() * 0.14, size.height() * 0.19) * dice.normal(1, 0.07);
        double x = size.width() * dice.normal(0.5, 0.068);
        double y = size.height() * dice.normal(0.56, 0.06);
        Camera camera = new Camera(scale, x, y, pose(sitting, dice));
        Sitter sitter = framed(new Sitter(person, expression(sitting, dice), camera), size, 0, size.width());
        return scene(size, List.of(sitter), light, dice);
    }

    /** A photo as found anywhere: one or two people close up, in any pose. */
    static Scene found(ImageSize size, List<Person> people, Dice dice) {
        double share = (double) size.width() / people.size();
        Light light = dice.chance(0.2) ? Light.spot(dice) : Light.soft(dice);
        Sitter[] sitters = new Sitter[people.size()];
        for (int i = 0; i < sitters.length; i++) {
            double scale = Math.min(share, size.height()) * dice.between(0.2, 0.29);
            double x = share * (i + dice.normal(0.5, 0.07));
            double y = size.height() * dice.normal(0.53, 0.05);
            Camera camera = new Camera(scale, x, y, pose(Sitting.FREE, dice));
            Sitting mood = dice.chance(0.4) ? Sitting.SMILING : Sitting.FREE;
            Sitter sitter = new Sitter(people.get(i), expression(mood, dice), camera);
            sitters[i] = framed(sitter, size, i * share, (i + 1) * share);
        }
        return scene(size, List.of(sitters), light, dice);
    }

    /**
     * A frame of a video: somebody small in the picture, in any pose.
     *
     * @param setting the same for all frames of a video: what stands behind, the light and the camera
     * @param moment this frame's pose and expression
     * @param overTheEdge whether the chin lies a little below the lower edge of the picture
     */
    static Scene filmed(ImageSize size, Person person, Dice setting, Dice moment, boolean overTheEdge) {
        double side = Math.min(size.width(), size.height());
        Light light = Light.soft(setting);
        double scale = side * setting.between(0.14, 0.22);
        double x = size.width() * moment.normal(0.5, 0.05);
        double y = size.height() * moment.normal(0.5, 0.04);
        Camera camera = new Camera(scale, x, y, pose(Sitting.FREE, moment));
        Sitter sitter = framed(new Sitter(person, expression(Sitting.FREE, moment), camera), size, 0, size.width());
        if (overTheEdge) {
            BoundingBox box = BoundingBox.around(sitter.annotation().ibug68());
            double bottom = box.top() + box.height() - 1;
            sitter = sitter.moved(0, size.height() - 1 + moment.between(2.0, 4.0) - bottom);
        }
        Backdrop backdrop = setting.pick(List.of(Backdrop.values()));
        return new Scene(size, List.of(sitter), backdrop, light, Sensor.draw(setting), setting.seed());
    }

    private static Scene scene(ImageSize size, List<Sitter> sitters, Light light, Dice dice) {
        Backdrop backdrop = dice.pick(List.of(Backdrop.values()));
        return new Scene(size, sitters, backdrop, light, Sensor.draw(dice), dice.seed());
    }

    private static Pose pose(Sitting sitting, Dice dice) {
        double yaw =
                switch (sitting) {
                    case TURNED_LEFT -> dice.normal(-28, 3.5);
                    case TURNED_RIGHT -> dice.normal(28, 3.5);
                    case FREE -> dice.normal(0, 12);
                    case FRONTAL, SMILING, SPOT_LIGHT -> dice.normal(0, 3);
                };
        double freedom = sitting == Sitting.FREE ? 2 : 1;
        return Pose.degrees(yaw, dice.normal(0, 3 * freedom), dice.normal(0, 2.5 * freedom));
    }

    private static Expression expression(Sitting sitting, Dice dice) {
        double lids = dice.between(0.85, 1.1);
        double gaze = dice.normal(0, 0.06);
        return switch (sitting) {
            case SMILING -> new Expression(
                    dice.between(0.55, 1.0),
                    dice.chance(0.7) ? dice.between(0.06, 0.16) : 0,
                    dice.between(0.0, 0.06),
                    0.92 * lids,
                    gaze);
            case FREE -> new Expression(
                    dice.between(-0.2, 0.95),
                    dice.chance(0.5) ? dice.between(0.03, 0.24) : 0,
                    dice.between(-0.04, 0.12),
                    dice.between(0.75, 1.2),
                    dice.normal(0, 0.12));
            default -> new Expression(dice.normal(0.2, 0.12), 0, dice.normal(0, 0.015), lids, gaze);
        };
    }

    /** The sitter moved, where needed, until all landmarks lie between two columns of the photo and inside its rows. */
    private static Sitter framed(Sitter sitter, ImageSize size, double left, double right) {
        BoundingBox box = around(sitter.annotation());
        double dx = shift(box.left(), box.left() + box.width() - 1, left + MARGIN, right - 1 - MARGIN);
        double dy = shift(box.top(), box.top() + box.height() - 1, MARGIN, size.height() - 1 - MARGIN);
        return sitter.moved(dx, dy);
    }

    private static BoundingBox around(Annotation annotation) {
        double[] a = annotation.imm58().toArray();
        double[] b = annotation.ibug68().toArray();
        double[] both = new double[a.length + b.length];
        System.arraycopy(a, 0, both, 0, a.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return BoundingBox.around(Landmarks.of(both));
    }

    private static double shift(double low, double high, double from, double to) {
        if (high - low > to - from) {
            return (from + to - low - high) / 2;
        }
        return Math.max(0, from - low) - Math.max(0, high - to);
    }
}
