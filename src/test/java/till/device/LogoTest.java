package till.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import till.domain.Problem;

class LogoTest {
    @TempDir
    Path folder;

    private Path picture(int width, int height) throws IOException {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        for (var x = 0; x < width / 2; x++) {
            image.setRGB(x, 0, Color.BLACK.getRGB());
        }
        var file = folder.resolve(width + ".png");
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    private static String key(Path file) {
        return Logo.read(file).failure().map(Problem::key).orElse("");
    }

    @Test
    void transparentIsWhiteAndProportionsAreKept() throws IOException {
        var logo = Logo.read(picture(2_000, 500)).value();
        assertEquals(1_000, logo.width());
        assertEquals(250, logo.height());
        assertEquals(255, logo.gray(0, 249));
        assertTrue(logo.gray(0, 0) < 255);
    }

    @Test
    void aCutFileIsNoLogo() throws IOException {
        var whole = Files.readAllBytes(picture(300, 300));
        var broken = Files.write(folder.resolve("broken.png"), Arrays.copyOf(whole, whole.length / 2));
        assertEquals("logo.unreadable", key(broken));
        assertEquals("logo.unreadable", key(Files.writeString(folder.resolve("text.png"), "no picture")));
        assertEquals("logo.unreadable", key(folder));
        assertEquals("logo.missing", key(folder.resolve("none.png")));
    }

    @Test
    void whatWouldFillTheMemoryIsNotRead() throws IOException {
        assertEquals("logo.tooLarge", key(picture(Logo.LONGEST_SIDE + 1, 2)));
        var heavy = Files.write(folder.resolve("heavy.png"), new byte[(int) Logo.MOST_BYTES + 1]);
        assertEquals("logo.tooHeavy", key(heavy));
    }
}
