package till.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guided tour, in a process of its own without a display. */
class TourTest {
    @TempDir
    private Path folder;

    @Test
    void theTourLeavesEveryScreenAScannableCodeAndTheDaysExport() throws IOException, NotFoundException {
        var out = folder.resolve("tour");
        var run = new Program(folder.resolve("home")).run("tour", "--out", out.toString());
        assertEquals(0, run.code(), run.err());
        for (var screen : List.of("charge", "code", "paid", "orders", "attention")) {
            for (var dress : List.of("light-en", "dark-en", "light-zh-Hant", "dark-zh-Hans")) {
                assertTrue(Files.size(out.resolve(screen + "-" + dress + ".png")) > 20_000, screen + " " + dress);
            }
        }
        assertEquals(decoded(out.resolve("code-light-en.png")), decoded(out.resolve("code-dark-zh-Hant.png")));
        assertTrue(decoded(out.resolve("code-light-en.png")).startsWith("weixin://"));
        try (var files = Files.list(out)) {
            var export = files.filter(file -> file.toString().matches(".*T01_[0-9-]+\\.csv"))
                    .findFirst()
                    .orElseThrow();
            var rows = Files.readAllLines(export);
            assertTrue(rows.get(1).contains(",PAYMENT,PAID,") && rows.get(1).contains(",HKD,88.50,"), rows.get(1));
            assertTrue(rows.get(2).contains(",REFUND,DONE,") && rows.get(2).contains(",HKD,-30.00,"), rows.get(2));
        }
    }

    private static String decoded(Path picture) throws IOException, NotFoundException {
        var image = ImageIO.read(picture.toFile());
        var bitmap = new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(image)));
        return new MultiFormatReader().decode(bitmap).getText();
    }
}
