package till.device;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * A printer that the operating system shows as a file, as Linux does with {@code /dev/usb/lp0}.
 *
 * @param device where it is
 */
public record DeviceWire(Path device) implements Wire {
    /** In small pieces, so that a printer that stops taking them is noticed and left. */
    private static final int PIECE = 4_096;

    @Override
    public Delivery send(String name, byte[] bytes) throws PrintTrouble {
        if (Files.isRegularFile(device) || Files.isDirectory(device)) {
            throw new PrintTrouble("printer.notADevice", device.toString());
        }
        try (var channel = FileChannel.open(device, StandardOpenOption.WRITE)) {
            for (var from = 0; from < bytes.length; from += PIECE) {
                var piece = ByteBuffer.wrap(bytes, from, Math.min(PIECE, bytes.length - from));
                while (piece.hasRemaining()) {
                    channel.write(piece);
                }
            }
            return Delivery.CONFIRMED;
        } catch (NoSuchFileException _) {
            throw new PrintTrouble("printer.noDevice", device.toString());
        } catch (AccessDeniedException _) {
            throw new PrintTrouble("printer.notAllowed", device.toString());
        } catch (IOException e) {
            throw trouble(String.valueOf(e.getMessage()));
        }
    }

    /** Linux says that there is no space left on the device where there is no paper left in it. */
    private PrintTrouble trouble(String said) {
        return said.toLowerCase(Locale.ROOT).contains("no space left")
                ? new PrintTrouble("printer.noPaper")
                : new PrintTrouble("printer.device", device.toString(), said);
    }
}
