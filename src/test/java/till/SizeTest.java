package till;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds classes to a length that can be read at one sitting, and FXML to keys and style classes. */
class SizeTest {
    private static final Pattern LITERAL = Pattern.compile("\\b(text|promptText|accessibleText)=\"[^%$\"][^\"]*\"");
    private static final Pattern STYLE = Pattern.compile("\\sstyle=\"");

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
    void fxmlHoldsNoWordsAndNoStyles() throws IOException {
        var wrong = new ArrayList<String>();
        for (Path file : filesBelow("fxml", ".fxml")) {
            String source = Files.readString(file);
            LITERAL.matcher(source).results().forEach(found -> wrong.add(file + " " + found.group()));
            STYLE.matcher(source).results().forEach(found -> wrong.add(file + " " + found.group()));
        }
        assertEquals(List.of(), wrong);
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
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }
}
