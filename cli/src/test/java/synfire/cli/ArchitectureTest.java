package synfire.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What style.md and the architecture ask of the whole code, checked.
final class ArchitectureTest {

    private static final Path ROOT = Path.of(System.getProperty("synfire.root", "."));
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPaths(mainClassFolders());
    private static final int MOST_LINES = 400;

    @Test
    void packages_haveNoCycles() {
        slices().matching("synfire.(**)").should().beFreeOfCycles().check(ALL);
    }

    @Test
    void typeNames_sayWhatAThingIs() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Manager|Util|Utils|Helper|Base)")
                .because("a name says what the thing is, not that it exists")
                .check(ALL);
    }

    @Test
    void types_areInterfacesOrFinal() {
        classes()
                .that()
                .areTopLevelClasses()
                .and()
                .areNotInterfaces()
                .and(not(packagePages()))
                .should()
                .haveModifier(JavaModifier.FINAL)
                .orShould()
                .beEnums()
                .because("a type is an interface or it is final; to change one method, wrap")
                .check(ALL);
    }

    @Test
    void enginesOfSimulation_haveNoDependencyOutsideTheJdk() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "synfire.ir..",
                        "synfire.equations..",
                        "synfire.kernels..",
                        "synfire.network..",
                        "synfire.simulate..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("synfire..", "java..", "org.jspecify..")
                .check(ALL);
    }

    @Test
    void files_areAtMost400Lines() throws IOException {
        var tooLong = new ArrayList<String>();
        for (var file : sources("src/main/java")) {
            long lines = Files.readAllLines(file).size();
            if (lines > MOST_LINES) {
                tooLong.add(ROOT.relativize(file) + ": " + lines);
            }
        }

        assertThat(tooLong)
                .as("files over %d lines are two concepts", MOST_LINES)
                .isEmpty();
    }

    @Test
    void packages_haveAPage() throws IOException {
        var missing = new ArrayList<String>();
        for (var file : sources("src/main/java")) {
            if (!file.endsWith("module-info.java") && !Files.exists(file.resolveSibling("package-info.java"))) {
                missing.add(ROOT.relativize(file.getParent()).toString());
            }
        }

        assertThat(missing).as("packages without package-info.java").isEmpty();
    }

    private static DescribedPredicate<JavaClass> packagePages() {
        return DescribedPredicate.describe(
                "package pages", type -> type.getSimpleName().equals("package-info"));
    }

    private static DescribedPredicate<JavaClass> not(DescribedPredicate<JavaClass> predicate) {
        return DescribedPredicate.not(predicate);
    }

    private static List<Path> mainClassFolders() {
        try (var modules = Files.list(ROOT)) {
            return modules.map(module -> module.resolve("target/classes"))
                    .filter(Files::isDirectory)
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<Path> sources(String folder) throws IOException {
        var all = new ArrayList<Path>();
        try (var modules = Files.list(ROOT)) {
            for (var module : modules.map(path -> path.resolve(folder))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> files = Files.walk(module)) {
                    files.filter(path -> path.toString().endsWith(".java")).forEach(all::add);
                }
            }
        }
        return all;
    }
}
