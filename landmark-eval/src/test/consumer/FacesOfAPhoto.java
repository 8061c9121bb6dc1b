import java.io.IOException;
import java.nio.file.Path;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.Landmarks;
import org.landmark.eval.predict.Face;
import org.landmark.eval.predict.FaceLandmarks;

public final class FacesOfAPhoto {
    public static void main(String[] args) throws IOException {
        try (FaceLandmarks model = FaceLandmarks.load(Path.of(args[0]))) {
            LandmarkScheme scheme = model.card().data().scheme();
            for (Face face : model.detect(Path.of(args[1]))) {
                System.out.println("face: " + face.box());
                Landmarks points = face.landmarks();
                for (int i = 0; i < points.count(); i++) {
                    System.out.printf("%s: %.1f, %.1f%n", scheme.pointName(i), points.x(i), points.y(i));
                }
                face.confidences().ifPresent(each -> System.out.println("confidences: " + each));
            }
        }
    }
}
