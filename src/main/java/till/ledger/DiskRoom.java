package till.ledger;

import java.nio.file.Files;
import java.nio.file.Path;

/** How much room a folder's disk has. Asks the folder itself: the system's list of disks need not have the one it lies on. */
public final class DiskRoom {
    private DiskRoom() {}

    /**
     * Whether a disk has less room than wanted; a folder that is not there has no disk that could be full.
     *
     * @param bytes wanted
     */
    public static boolean isShort(Path folder, long bytes) {
        return Files.isDirectory(folder) && folder.toFile().getUsableSpace() < bytes;
    }
}
