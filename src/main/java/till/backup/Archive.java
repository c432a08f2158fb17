package till.backup;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import till.domain.Problem;
import till.domain.Secret;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The file of a backup: a zip that begins with its manifest and ends with the SHA-256 of everything in it, so that a file cut
 * short is known as such; sealed as a whole where there is a passphrase.
 */
final class Archive {
    private static final String MANIFEST = "manifest.json";
    private static final String CONTENTS = "contents.json";
    private static final Pattern NAME =
            Pattern.compile("(?:[A-Za-z0-9_-][A-Za-z0-9_. -]*/)?[A-Za-z0-9_-][A-Za-z0-9_. -]*");
    private static final byte[] ZIP = {'P', 'K'};
    private static final long MOST_JSON = 1 << 24;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private Archive() {}

    /** Where the bytes of an entry come from. */
    interface Source {
        InputStream open() throws IOException;
    }

    /**
     * Writes a new file, on disk when this returns.
     *
     * @param random for the salt; not looked at without a passphrase
     */
    static void write(
            Path file, Manifest manifest, Map<String, Source> entries, @Nullable Secret passphrase, byte[] random)
            throws IOException {
        try (var channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            var kept = new Kept(channel);
            OutputStream out = passphrase == null ? kept : new SealedOutput(kept, Sealing.fresh(passphrase, random));
            try (var zip = new ZipOutputStream(out)) {
                var contents = new TreeMap<String, String>();
                entry(zip, MANIFEST, manifest.json());
                for (var each : entries.entrySet()) {
                    zip.putNextEntry(new ZipEntry(each.getKey()));
                    try (var in = new DigestInputStream(each.getValue().open(), sha256())) {
                        in.transferTo(zip);
                        contents.put(each.getKey(), hex(in.getMessageDigest()));
                    }
                    zip.closeEntry();
                }
                entry(zip, CONTENTS, JSON.writeValueAsBytes(contents));
            }
        }
    }

    /** Leaves the file open for its last step when what is above it closes: onto the disk. */
    private static final class Kept extends BufferedOutputStream {
        private final FileChannel channel;

        Kept(FileChannel channel) {
            super(Channels.newOutputStream(channel), Sealing.CHUNK);
            this.channel = channel;
        }

        @Override
        public void close() throws IOException {
            flush();
            channel.force(true);
        }
    }

    private static void entry(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }

    /** Whether an entry may bear this name. */
    static boolean takes(String name) {
        return NAME.matcher(name).matches();
    }

    /** Whether a passphrase is needed; a file that is no backup at all is refused here. */
    static boolean isSealed(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var start = in.readNBytes(Sealing.MAGIC.length);
            if (Arrays.equals(start, Sealing.MAGIC)) {
                return true;
            }
            if (start.length >= ZIP.length && Arrays.equals(start, 0, ZIP.length, ZIP, 0, ZIP.length)) {
                return false;
            }
            throw new UnreadableBackup(Problem.of(start.length == 0 ? "backup.halfWritten" : "backup.noBackup"));
        }
    }

    /** Reads all of a file into a folder and holds it against its own list. */
    static Manifest unpack(Path file, @Nullable Secret passphrase, Path into) throws IOException {
        var sealed = isSealed(file);
        if (sealed && (passphrase == null || passphrase.isEmpty())) {
            throw new UnreadableBackup(Problem.of("backup.passphraseNeeded"));
        }
        try (var in = new BufferedInputStream(Files.newInputStream(file), Sealing.CHUNK)) {
            if (!sealed) {
                return unpack(new ZipInputStream(in), into);
            }
            in.skipNBytes(Sealing.MAGIC.length);
            try (var plain = new SealedInput(in, Objects.requireNonNull(passphrase))) {
                var manifest = unpack(new ZipInputStream(plain), into);
                // the last chunk has to prove itself too
                plain.transferTo(OutputStream.nullOutputStream());
                return manifest;
            }
        } catch (ZipException | EOFException _) {
            throw new UnreadableBackup(Problem.of("backup.halfWritten"));
        }
    }

    private static Manifest unpack(ZipInputStream zip, Path into) throws IOException {
        var first = zip.getNextEntry();
        if (first == null || !first.getName().equals(MANIFEST)) {
            throw new UnreadableBackup(Problem.of("backup.noBackup"));
        }
        var manifest = Manifest.read(json(zip));
        var found = new TreeMap<String, String>();
        for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (entry.getName().equals(CONTENTS)) {
                compare(json(zip), found);
                return manifest;
            }
            found.put(entry.getName(), keep(zip, entry.getName(), into));
        }
        throw new UnreadableBackup(Problem.of("backup.halfWritten"));
    }

    private static String keep(ZipInputStream zip, String name, Path into) throws IOException {
        if (!NAME.matcher(name).matches()) {
            throw new UnreadableBackup(Problem.of("backup.noBackup"));
        }
        var target = into.resolve(name);
        Files.createDirectories(target.resolveSibling(""));
        var digest = sha256();
        try (var channel = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                var out = Channels.newOutputStream(channel)) {
            new DigestInputStream(zip, digest).transferTo(out);
            channel.force(true);
        }
        return hex(digest);
    }

    private static void compare(byte[] json, Map<String, String> found) throws UnreadableBackup {
        try {
            if (JSON.readValue(json, TEXTS).equals(found)) {
                return;
            }
        } catch (JacksonException _) {
            throw new UnreadableBackup(Problem.of("backup.damaged"));
        }
        throw new UnreadableBackup(Problem.of("backup.damaged"));
    }

    private static byte[] json(InputStream in) throws IOException {
        var bytes = in.readNBytes((int) MOST_JSON + 1);
        if (bytes.length > MOST_JSON) {
            throw new UnreadableBackup(Problem.of("backup.noBackup"));
        }
        return bytes;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}
