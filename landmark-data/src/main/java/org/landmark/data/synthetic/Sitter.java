package org.landmark.data.synthetic;

/** A person in front of the camera, in one moment. */
record Sitter(Person person, Expression expression, Camera camera) {
    Annotation annotation() {
        return new Annotation(person.proportions(), expression, camera);
    }

    Sitter moved(double dx, double dy) {
        return new Sitter(person, expression, camera.moved(dx, dy));
    }
}
