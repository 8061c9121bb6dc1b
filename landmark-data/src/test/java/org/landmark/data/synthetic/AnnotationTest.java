package org.landmark.data.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.Landmarks;

class AnnotationTest {
    @Test
    void frontalFaceIsItsOwnMirrorImage() {
        Annotation annotation = Studio.frontal(3).annotation();
        assertMirrored(LandmarkScheme.IMM58, annotation.imm58());
        assertMirrored(LandmarkScheme.IBUG68, annotation.ibug68());
    }

    private static void assertMirrored(LandmarkScheme scheme, Landmarks points) {
        for (int i = 0; i < scheme.count(); i++) {
            int from = scheme.mirror().get(i);
            assertThat(points.x(i)).as("x of %s %d", scheme.name(), i).isCloseTo(640 - points.x(from), within(1e-9));
            assertThat(points.y(i)).as("y of %s %d", scheme.name(), i).isCloseTo(points.y(from), within(1e-9));
        }
    }

    @Test
    void oppositeTurnsAreMirrorImages() {
        Person person = Person.draw(Dice.at(5));
        Landmarks left = new Annotation(
                        person.proportions(), Expression.NEUTRAL, new Camera(90, 320, 270, Pose.degrees(-30, 4, -6)))
                .imm58();
        Landmarks right = new Annotation(
                        person.proportions(), Expression.NEUTRAL, new Camera(90, 320, 270, Pose.degrees(30, 4, 6)))
                .imm58();
        for (int i = 0; i < left.count(); i++) {
            int from = LandmarkScheme.IMM58.mirror().get(i);
            assertThat(left.x(i)).isCloseTo(640 - right.x(from), within(1e-9));
            assertThat(left.y(i)).isCloseTo(right.y(from), within(1e-9));
        }
        assertThat(left.x(52)).isLessThan(right.x(52) - 40);
    }

    @Test
    void imm58StandsInTheOrderOfTheDatabase() {
        Landmarks p = Studio.frontal(3).annotation().imm58();
        assertThat(p.x(0)).isLessThan(p.x(6)).isLessThan(p.x(12));
        assertThat(p.y(6)).isGreaterThan(p.y(5)).isGreaterThan(p.y(45));
        assertThat(p.x(13)).as("outer corner").isGreaterThan(p.x(17));
        assertThat(p.x(21)).as("outer corner").isLessThan(p.x(25));
        assertThat(p.y(15)).as("upper lid").isLessThan(p.y(19));
        assertThat(p.x(29)).as("inner end of the brow").isLessThan(p.x(33));
        assertThat(p.x(34)).as("inner end of the brow").isGreaterThan(p.x(38));
        assertThat(p.x(39)).isLessThan(p.x(41)).isLessThan(p.x(43));
        assertThat(p.y(41)).as("upper lip").isLessThan(p.y(45));
        assertThat(p.x(47)).isLessThan(p.x(57));
        assertThat(p.x(52)).isCloseTo(320, within(1e-9));
    }

    @Test
    void ibug68StandsInTheUsualOrder() {
        Landmarks p = Studio.frontal(3).annotation().ibug68();
        for (int i = 1; i <= 16; i++) {
            assertThat(p.x(i)).isGreaterThan(p.x(i - 1));
        }
        for (int i = 18; i <= 26; i++) {
            assertThat(p.x(i)).isGreaterThan(p.x(i - 1));
        }
        for (int i = 28; i <= 30; i++) {
            assertThat(p.y(i)).isGreaterThan(p.y(i - 1));
        }
        assertThat(p.y(33)).isGreaterThan(p.y(30));
        assertThat(List.of(p.x(36), p.x(39), p.x(42), p.x(45))).isSorted();
        assertThat(List.of(p.y(51), p.y(62), p.y(66), p.y(57))).isSorted();
    }

    @Property(tries = 60)
    void allLandmarksLieInsideThePhoto(@ForAll long seed) {
        for (Photographer.Sitting sitting : Photographer.Sitting.values()) {
            Scene scene = Photographer.studio(Studio.SIZE, Person.draw(Dice.at(seed)), sitting, Dice.at(seed, 1));
            assertInside(scene, scene.sitters().get(0).annotation().imm58());
        }
        List<Person> pair = List.of(Person.draw(Dice.at(seed, 2)), Person.draw(Dice.at(seed, 3)));
        Scene found = Photographer.found(new org.landmark.data.ImageSize(480, 260), pair, Dice.at(seed, 4));
        found.sitters()
                .forEach(sitter -> assertInside(found, sitter.annotation().ibug68()));
    }

    private static void assertInside(Scene scene, Landmarks points) {
        for (int i = 0; i < points.count(); i++) {
            assertThat(points.x(i)).isBetween(0.0, scene.size().width() - 1.0);
            assertThat(points.y(i)).isBetween(0.0, scene.size().height() - 1.0);
        }
    }

    @Test
    void noseTipsSpreadAsInTheRealDatabase() {
        double[] x = new double[240];
        double[] y = new double[240];
        for (int i = 0; i < 240; i++) {
            Scene scene = Photographer.studio(
                    Studio.SIZE,
                    Person.draw(Dice.at(7, i / 6)),
                    Photographer.Sitting.values()[i % 6],
                    Dice.at(7, i / 6, i % 6));
            Landmarks points = scene.sitters().get(0).annotation().imm58();
            x[i] = points.x(52) / 640;
            y[i] = points.y(52) / 480;
        }
        assertThat(deviation(x)).isBetween(0.06, 0.09);
        assertThat(deviation(y)).isBetween(0.05, 0.07);
    }

    private static double deviation(double[] values) {
        double mean = java.util.Arrays.stream(values).average().orElseThrow();
        return Math.sqrt(java.util.Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow());
    }
}
