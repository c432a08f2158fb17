package till;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds classes and methods to a length that can be read at one sitting, and FXML to keys and style classes. */
class SizeTest {
    private static final int LONGEST_METHOD = 30;

    /** Methods that are longer still; none may join them. */
    private static final Set<String> LONGER = Set.of(
            "EventChain.append", "PaymentAdding.add", "PaymentMoving.update", "MethodTiles.tile", "TillScreens.open");

    private static final Pattern LITERAL =
            Pattern.compile("\\b(?:text|promptText|accessible(?:Text|Help|RoleDescription)"
                    + "|title|tooltip|headerText|contentText|fx:value)\\s*=\\s*(?:\"[^%$\"][^\"]*\"|'[^%$'][^']*')");
    private static final Pattern BETWEEN_TAGS =
            Pattern.compile("<(?:String|text|promptText|title|tooltip)>\\s*[^<%$\\s][^<]*<");
    private static final Pattern STYLE = Pattern.compile("\\bstyle\\s*=\\s*[\"']|<style>");

    @Test
    void classesAreShort() throws IOException {
        var tooLong = new ArrayList<String>();
        for (Path file : filesBelow("src/main", ".java")) {
            int lines = Files.readAllLines(file).size();
            if (lines > limit(file.getFileName().toString())) {
                tooLong.add(file + " has " + lines);
            }
        }
        assertEquals(List.of(), tooLong);
    }

    @Test
    void methodsAreShort() throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var tooLong = new ArrayList<String>();
        try (var files = compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            var sources = files.getJavaFileObjectsFromPaths(filesBelow("src/main", ".java"));
            var task = (JavacTask) compiler.getTask(null, files, null, List.of("-proc:none"), null, sources);
            for (var unit : task.parse()) {
                new LongMethods(Trees.instance(task), tooLong).scan(unit, null);
            }
        }
        assertEquals(List.of(), tooLong);
    }

    @Test
    void fxmlHoldsNoWordsAndNoStyles() throws IOException {
        var wrong = new ArrayList<String>();
        for (Path file : filesBelow("fxml", ".fxml")) {
            found(Files.readString(file)).forEach(found -> wrong.add(file + " " + found));
        }
        assertEquals(List.of(), wrong);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Label text=\"Pay\"/>",
                "<Label text='Pay'/>",
                "<TitledPane title=\"Pay\"/>",
                "<Button tooltip=\"Pay\"/>",
                "<Tooltip text=\"Pay\"/>",
                "<String fx:value=\"Pay\"/>",
                "<String>Pay</String>",
                "<VBox style=\"-fx-padding: 1\"/>",
                "<VBox style='-fx-padding: 1'/>"
            })
    void wordsAndStylesAreNoticed(String fxml) {
        assertEquals(1, found(fxml).size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Label text=\"%order.pay\"/>",
                "<Label text=\"${controller.model.amount}\"/>",
                "<Label text=\"\"/>",
                "<Label styleClass=\"title\"/>",
                "<String fx:value=\"%order.pay\"/>"
            })
    void keysBindingsAndClassesAreNot(String fxml) {
        assertEquals(List.of(), found(fxml));
    }

    private static List<String> found(String fxml) {
        var wrong = new ArrayList<String>();
        for (var pattern : List.of(LITERAL, BETWEEN_TAGS, STYLE)) {
            pattern.matcher(fxml).results().forEach(found -> wrong.add(found.group()));
        }
        return wrong;
    }

    private static int limit(String name) {
        if (name.endsWith("Controller.java")) {
            return 150;
        }
        return name.endsWith("ViewModel.java") ? 250 : 400;
    }

    private static List<Path> filesBelow(String folder, String ending) throws IOException {
        if (!Files.exists(Path.of(folder))) {
            return List.of();
        }
        try (var files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    /** Notes the methods that are longer than one look, from the line of their name to their last. */
    private static final class LongMethods extends TreePathScanner<Void, Void> {
        private final Trees trees;
        private final List<String> tooLong;

        LongMethods(Trees trees, List<String> tooLong) {
            this.trees = trees;
            this.tooLong = tooLong;
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            var unit = getCurrentPath().getCompilationUnit();
            var places = trees.getSourcePositions();
            var start = method.getReturnType() == null ? method : method.getReturnType();
            var lines = unit.getLineMap();
            var length = lines.getLineNumber(places.getEndPosition(unit, method))
                    - lines.getLineNumber(places.getStartPosition(unit, start))
                    + 1;
            if (length > LONGEST_METHOD && getCurrentPath().getParentPath().getLeaf() instanceof ClassTree owner) {
                var name = owner.getSimpleName() + "." + method.getName();
                if (!LONGER.contains(name)) {
                    tooLong.add(name + " has " + length);
                }
            }
            return super.visitMethod(method, nothing);
        }
    }
}
