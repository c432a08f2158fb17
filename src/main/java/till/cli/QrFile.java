package till.cli;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;

/** Writes a pay code as a QR picture: every module the same whole number of pixels, with the quiet zone around it. */
final class QrFile {
    private static final int MODULE = 8;
    private static final int QUIET_ZONE = 4;

    private final Path file;

    private QrFile(Path file) {
        this.file = file;
    }

    /** Makes sure, before anybody is charged, that the picture can be written there. */
    static QrFile at(Path path) throws Stopped {
        var file = path.toAbsolutePath().normalize();
        var folder = file.getParent();
        if (folder == null || Files.isDirectory(file)) {
            throw Stopped.wrongUse("cli.qr.isFolder", file.toString());
        }
        if (!Files.isDirectory(folder)) {
            throw Stopped.wrongUse("cli.qr.noFolder", folder.toString());
        }
        try {
            Files.delete(Files.createTempFile(folder, "qr", ".tmp"));
        } catch (IOException _) {
            throw Stopped.wrongUse("cli.qr.notWritable", file.toString());
        }
        if (Files.exists(file) && !Files.isWritable(file)) {
            throw Stopped.wrongUse("cli.qr.notWritable", file.toString());
        }
        return new QrFile(file);
    }

    Path path() {
        return file;
    }

    /** Writes exactly this text; a picture already there is replaced as a whole. */
    void write(String code) throws IOException {
        var picture = new ByteArrayOutputStream();
        ImageIO.write(draw(matrix(code)), "png", picture);
        var part = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            Files.write(part, picture.toByteArray(), StandardOpenOption.CREATE_NEW);
            move(part);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void move(Path part) throws IOException {
        try {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static ByteMatrix matrix(String code) throws IOException {
        Map<EncodeHintType, Object> hints = new EnumMap<>(EncodeHintType.class);
        // the hint adds a marker that old wallets stumble over: only where the text needs it
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(code)) {
            hints.put(EncodeHintType.CHARACTER_SET, StandardCharsets.UTF_8.name());
        }
        try {
            return Encoder.encode(code, ErrorCorrectionLevel.M, hints).getMatrix();
        } catch (WriterException e) {
            throw new IOException("the code does not fit a QR picture", e);
        }
    }

    private static BufferedImage draw(ByteMatrix modules) {
        var side = (modules.getWidth() + 2 * QUIET_ZONE) * MODULE;
        var image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
        for (var y = 0; y < side; y++) {
            for (var x = 0; x < side; x++) {
                image.setRGB(x, y, dark(modules, x / MODULE - QUIET_ZONE, y / MODULE - QUIET_ZONE) ? 0 : 0xFFFFFF);
            }
        }
        return image;
    }

    private static boolean dark(ByteMatrix modules, int column, int row) {
        return column >= 0
                && row >= 0
                && column < modules.getWidth()
                && row < modules.getHeight()
                && modules.get(column, row) == 1;
    }
}
