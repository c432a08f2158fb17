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
        var disk = folder.toFile();
        // where nothing is known of a disk it has no room in all: then it is not what was asked about that is short
        return Files.isDirectory(folder) && disk.getTotalSpace() > 0 && disk.getUsableSpace() < bytes;
    }
}
