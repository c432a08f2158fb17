package till.device;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps what would be printed in a folder, one file each; no file is ever written over.
 *
 * @param ending of the files' names, with its dot
 */
public record FolderWire(Path folder, String ending) implements Wire {
    private static final int MOST_OF_ONE_NAME = 1_000;

    @Override
    public Delivery send(String name, byte[] bytes) throws PrintTrouble {
        if (!Files.isDirectory(folder)) {
            throw new PrintTrouble("printer.noFolder", folder.toString());
        }
        var stem = name.replaceAll("[^\\p{L}\\p{N}._-]+", "-");
        for (var copy = 1; copy <= MOST_OF_ONE_NAME; copy++) {
            if (written(folder.resolve(stem + (copy == 1 ? "" : "-" + copy) + ending), bytes)) {
                return Delivery.CONFIRMED;
            }
        }
        throw new PrintTrouble("printer.notWritten", folder.toString());
    }

    private static boolean written(Path file, byte[] bytes) throws PrintTrouble {
        try {
            Files.write(file, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            return true;
        } catch (FileAlreadyExistsException _) {
            return false;
        } catch (IOException _) {
            throw new PrintTrouble("printer.notWritten", file.toString());
        }
    }
}
