package org.landmark.tuning;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The plan of the house: data, models, eval, train, tuning, and nothing imports back. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.landmark");

    @Test
    void importsRunOneWay() {
        assertThat(CLASSES.stream().map(type -> type.getPackageName().split("\\.")[2]))
                .as("every module is seen")
                .contains("data", "models", "eval", "train");
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("data")
                .definedBy("org.landmark.data..")
                .layer("models")
                .definedBy("org.landmark.models..")
                .layer("eval")
                .definedBy("org.landmark.eval..")
                .layer("train")
                .definedBy("org.landmark.train..")
                .optionalLayer("tuning")
                .definedBy("org.landmark.tuning..")
                .whereLayer("tuning")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("train")
                .mayOnlyBeAccessedByLayers("tuning")
                .whereLayer("eval")
                .mayOnlyBeAccessedByLayers("train", "tuning")
                .whereLayer("models")
                .mayOnlyBeAccessedByLayers("eval", "train", "tuning")
                .check(CLASSES);
    }

    @Test
    void packagesDoNotGoInCircles() {
        SlicesRuleDefinition.slices()
                .matching("org.landmark.(**)")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void primitivesKnowNothingOfNetworks() {
        noClasses()
                .that()
                .resideInAPackage("org.landmark.models.onednn..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.deeplearning4j..", "org.landmark.models.layers..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackages("org.landmark.models..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.landmark.models.onednn..")
                .because("the fast path is a ComputationGraph to everybody else")
                .check(CLASSES);
    }

    @Test
    void whatApplicationsBuildOnKnowsNoCommandLineAndNoOptionalLibrary() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.landmark.eval.predict..",
                        "org.landmark.eval.detect..",
                        "org.landmark.eval.overlay..",
                        "org.landmark.eval.output..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.landmark..command..",
                        "org.landmark.eval.video..",
                        "org.landmark.eval.serve..",
                        "picocli..",
                        "io.javalin..",
                        "org.eclipse.jetty..",
                        "me.tongfei..",
                        "org.knowm..",
                        "org.bytedeco.ffmpeg..",
                        "ai.onnxruntime..",
                        "org.deeplearning4j.ui..",
                        "javax.swing..")
                .check(CLASSES);
    }

    @Test
    void ourCodeDeserialisesNothingTheJavaWay() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.ObjectInputStream")
                .check(CLASSES);
    }

    @Test
    void namesSayWhatAClassIs() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .check(CLASSES);
    }

    @Test
    void everyPackageSaysWhatLivesThereAndNoFileIsTooLong() throws IOException {
        for (String module : List.of("data", "models", "eval", "train", "tuning")) {
            Path sources = Path.of("..", "landmark-" + module, "src", "main", "java");
            try (Stream<Path> walk = Files.walk(sources)) {
                for (Path file :
                        walk.filter(path -> path.toString().endsWith(".java")).toList()) {
                    assertThat(file.resolveSibling("package-info.java")).exists();
                    assertThat(Files.readAllLines(file).size())
                            .as(file.toString())
                            .isLessThanOrEqualTo(400);
                }
            }
        }
    }
}
