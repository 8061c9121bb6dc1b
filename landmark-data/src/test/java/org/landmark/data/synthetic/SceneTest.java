package org.landmark.data.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.Landmarks;

class SceneTest {
    @Test
    void featuresArePaintedWhereTheLandmarksSay() {
        for (long seed = 1; seed <= 5; seed++) {
            Sitter sitter = Studio.frontal(seed);
            BufferedImage photo = Studio.scene(sitter).paint();
            Landmarks p = sitter.annotation().ibug68();
            for (int outer : new int[] {36, 42}) {
                double middleX = (p.x(outer) + p.x(outer + 3)) / 2;
                double middleY = (p.y(outer + 1) + p.y(outer + 4)) / 2;
                double white = grey(photo, p.x(outer) + 0.84 * (middleX - p.x(outer)) / 2.2, p.y(outer));
                assertThat(grey(photo, middleX, middleY)).as("iris of %d", seed).isLessThan(white);
            }
            double lip = redness(photo, p.x(57), (p.y(57) + p.y(66)) / 2);
            double cheek = redness(photo, p.x(48) - 12, p.y(57) + 4);
            assertThat(lip).as("lips of %d", seed).isGreaterThan(cheek);
        }
    }

    @Test
    void jawLandmarksLieOnTheEdgeOfTheFace() {
        Person person = Person.draw(Dice.at(2));
        for (double yaw : new double[] {-28, 0, 28}) {
            Camera camera = new Camera(90, 320, 270, Pose.degrees(yaw, 0, 0));
            Head head = new Head(person.proportions(), Expression.NEUTRAL);
            Canvas canvas = new Canvas(640, 480);
            new Mesh(head::slice, head.crown(), head.chin(), camera).paint(canvas, f -> 0xFFFFFFFF);
            Landmarks jaw = new Annotation(person.proportions(), Expression.NEUTRAL, camera).imm58();
            // the half of the face on whose side nothing of the back of the head shows
            int first = yaw > 0 ? 7 : 1;
            int last = yaw < 0 ? 5 : 11;
            for (int i = first; i <= last; i++) {
                double towards = i < 6 ? 4 : i > 6 ? -4 : 0;
                double up = i >= 3 && i <= 9 ? -4 : 0;
                assertThat(white(canvas, jaw.x(i) + towards, jaw.y(i) + up))
                        .as("inside of %d at %s", i, yaw)
                        .isTrue();
                assertThat(white(canvas, jaw.x(i) - towards, jaw.y(i) - up))
                        .as("outside of %d at %s", i, yaw)
                        .isFalse();
            }
        }
    }

    @Test
    void sameSceneGivesTheSamePixels() {
        Scene scene =
                Photographer.studio(Studio.SIZE, Person.draw(Dice.at(4)), Photographer.Sitting.FREE, Dice.at(4, 1));
        assertThat(pixels(scene.paint())).isEqualTo(pixels(scene.paint()));
    }

    @Test
    void schemesAgreeOnWhatTheyShare() {
        Annotation annotation = Studio.frontal(9).annotation();
        Landmarks imm = annotation.imm58();
        Landmarks ibug = annotation.ibug68();
        List<Integer> immEyes = LandmarkScheme.IMM58.normaliser();
        List<Integer> ibugEyes = LandmarkScheme.IBUG68.normaliser();
        assertThat(imm.select(immEyes.get(0), immEyes.get(1), 39, 43))
                .isEqualTo(ibug.select(ibugEyes.get(0), ibugEyes.get(1), 48, 54));
    }

    private static boolean white(Canvas canvas, double x, double y) {
        return (canvas.pixels()[(int) Math.round(y) * canvas.width() + (int) Math.round(x)] & 0xFFFFFF) == 0xFFFFFF;
    }

    private static int[] pixels(BufferedImage photo) {
        return photo.getRGB(0, 0, photo.getWidth(), photo.getHeight(), null, 0, photo.getWidth());
    }

    private static double grey(BufferedImage photo, double x, double y) {
        Rgb colour = Rgb.of(photo.getRGB((int) Math.round(x), (int) Math.round(y)));
        return (colour.r() + colour.g() + colour.b()) / 3;
    }

    private static double redness(BufferedImage photo, double x, double y) {
        Rgb colour = Rgb.of(photo.getRGB((int) Math.round(x), (int) Math.round(y)));
        return colour.r() / (colour.r() + colour.g() + colour.b());
    }
}
