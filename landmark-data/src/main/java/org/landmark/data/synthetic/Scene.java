package org.landmark.data.synthetic;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.landmark.data.ImageSize;

/** All that one photo shows; painting it twice gives the same pixels. */
record Scene(ImageSize size, List<Sitter> sitters, Backdrop backdrop, Light light, Sensor sensor, long seed) {

    /** The photo, 8 bits per channel, red, green, blue. */
    BufferedImage paint() {
        Dice dice = Dice.at(seed);
        Canvas canvas = new Canvas(size.width(), size.height());
        backdrop.paint(canvas, light, dice);
        for (Sitter sitter : sitters) {
            canvas.forgetNearness();
            paint(sitter, canvas);
        }
        sensor.expose(canvas, dice);
        return canvas.image();
    }

    private void paint(Sitter sitter, Canvas canvas) {
        Person person = sitter.person();
        Camera camera = sitter.camera();
        Head head = new Head(person.proportions(), sitter.expression());
        Hair hair = new Hair(person.looks(), head, light);
        EarPainter ears = new EarPainter(person.looks(), head, camera, light);
        boolean earsShow = person.looks().style() != Looks.HairStyle.LONG;
        Graphics2D pen = canvas.pen();
        new BodyPainter(person, head, camera, light).paint(pen);
        for (int side : new int[] {-1, 1}) {
            if (earsShow && !ears.before(side)) {
                ears.paint(pen, side);
            }
        }
        new Mesh(head::slice, head.crown(), head.chin(), camera)
                .paint(canvas, new SkinShader(person, sitter.expression(), head, light));
        new Mesh(hair, head.crown(), hair.bottom(), camera).paint(canvas, hair);
        for (int side : new int[] {-1, 1}) {
            if (earsShow && ears.before(side)) {
                ears.paint(pen, side);
            }
        }
        Features features = new Features(person.proportions(), sitter.expression());
        Tracer tracer = new Tracer(head, camera, light);
        new MouthPainter(person, sitter.expression(), features, tracer).paint(pen);
        new EyePainter(person, features, tracer).paint(pen);
        pen.dispose();
    }
}
