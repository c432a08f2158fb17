package till.settings;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.harawata.appdirs.AppDirsFactory;
import org.jspecify.annotations.Nullable;
import till.domain.Mode;
import till.domain.Result;

/**
 * The folder that holds all the shop's data, and the names of everything in it.
 *
 * @param root its absolute path
 */
public record DataFolder(Path root) {
    /** Names the data folder where no option does. */
    public static final String VARIABLE = "TILL_HOME";

    /** In bytes; with less not even the settings can be written. */
    private static final long LEAST_ROOM = 1 << 16;

    /** Which folder to use: the option, else {@code TILL_HOME}, else the operating system's place for data. */
    public static Path choose(@Nullable Path option, Map<String, String> environment) {
        if (option != null) {
            return option;
        }
        var variable = environment.get(VARIABLE);
        return variable == null || variable.isBlank()
                ? Path.of(AppDirsFactory.getInstance().getUserDataDir("harbour-till", null, null))
                : Path.of(variable);
    }

    /** Makes what is missing of the folder, readable by its owner only, and makes sure that it can be written. */
    public static Result<DataFolder> open(Path root) {
        var folder = new DataFolder(root.toAbsolutePath().normalize());
        if (folder.isWronglyNamed()) {
            return Result.failed("folder.wrongName", folder.root.toString());
        }
        try {
            folder.create();
            return Result.done(folder);
        } catch (FileAlreadyExistsException _) {
            return Result.failed("folder.notAFolder", folder.root.toString());
        } catch (IOException _) {
            return Result.failed(folder.obstacle(), folder.root.toString());
        }
    }

    /** The ledger's database would take what is behind a semicolon for its options, and a backslash for a folder's end. */
    private boolean isWronglyNamed() {
        var name = root.toString();
        return name.contains(";") || (File.separatorChar != '\\' && name.contains("\\"));
    }

    private String obstacle() {
        var disk = nearest().toFile();
        // what is no disk has no room in all
        if (disk.getTotalSpace() > 0 && disk.getUsableSpace() < LEAST_ROOM) {
            return "folder.noRoom";
        }
        return Files.isDirectory(root) ? "folder.readOnly" : "folder.cannotCreate";
    }

    /** The folder itself, or the one above that is there. */
    private Path nearest() {
        var nearest = root;
        while (nearest.getParent() != null && !Files.exists(nearest)) {
            nearest = nearest.getParent();
        }
        return nearest;
    }

    private void create() throws IOException {
        var nearest = nearest();
        var attributes = WholeFile.ownerOnly(nearest, "rwx------");
        for (var folder :
                List.of(root, gateways(), exchanges(Mode.LIVE), exchanges(Mode.TRAINING), books(), logs(), exports())) {
            Files.createDirectories(folder, attributes);
        }
        Files.delete(Files.createTempFile(root, "writable", ".tmp"));
    }

    public Path settings() {
        return root.resolve("settings.json");
    }

    /** What the shop decided about its ways to pay. */
    public Path methods(Mode mode) {
        return modeFolder(mode).resolve("methods.json");
    }

    /** The folder of gateway profiles; no secrets in it. */
    public Path gateways() {
        return root.resolve("gateways");
    }

    public Path gateway(String id) {
        return gateways().resolve(id + ".json");
    }

    public Path secrets() {
        return root.resolve("secrets.bin");
    }

    public Path secretsKey() {
        return root.resolve("secrets.key");
    }

    /** The ledger's file without the ending that H2 adds. */
    public Path ledger(Mode mode) {
        return modeFolder(mode).resolve("ledger");
    }

    public Path nightlyExport(Mode mode) {
        return modeFolder(mode).resolve("nightly-export.json");
    }

    public Path sentLog(Mode mode) {
        return modeFolder(mode).resolve("sent.log");
    }

    /** The folder of kept calls to gateways; no secrets in it. */
    public Path exchanges(Mode mode) {
        return modeFolder(mode).resolve("exchanges");
    }

    /** The simulated gateway’s own book; a new layout gets a new name, and an older book is left as it is. */
    public Path book(String gateway) {
        return books().resolve(gateway + "-2.jsonl");
    }

    public Path books() {
        return modeFolder(Mode.TRAINING).resolve("books");
    }

    /** The items' pictures. */
    public Path pictures() {
        return root.resolve("pictures");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path exports() {
        return root.resolve("exports");
    }

    /** Where backups go unless the shop chose a folder. */
    public Path backups() {
        return root.resolve("backups");
    }

    /** What is backed up by itself, and how the last one went. */
    public Path backupPlan(Mode mode) {
        return modeFolder(mode).resolve("backup.json");
    }

    /** Where a backup is put together and looked at; nothing in it outlives that. */
    public Path backupWork(Mode mode) {
        return modeFolder(mode).resolve("backup-work");
    }

    /** What is to be put in the ledger's place, and the note that says so. */
    public Path restoring(Mode mode) {
        return modeFolder(mode).resolve("restoring");
    }

    /** Ledgers that gave way to a restored one; nothing in it is ever deleted. */
    public Path keptLedgers(Mode mode) {
        return modeFolder(mode).resolve("kept");
    }

    /** The name of this installation among those that share a ledger; a copy of the folder is another's with the same name. */
    public Path installation() {
        return root.resolve("installation.id");
    }

    /** Held by the one window open on this folder. */
    public Path instanceLock() {
        return root.resolve("window.lock");
    }

    private Path modeFolder(Mode mode) {
        return root.resolve(mode.name().toLowerCase(Locale.ROOT));
    }
}
