package till.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import till.domain.Result;
import till.settings.ShopPicture;
import till.settings.WholeFile;

/**
 * The items' pictures, files of the data folder named after their content: the same picture is kept once, and a till that
 * does not have one shows none. What a file shows is judged by whoever draws it. May be shared between threads.
 */
public final class ItemPictures {
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{32}");
    private static final int NAMED_BY = 16;

    private final Path folder;

    /** @param folder made when the first picture is kept */
    public ItemPictures(Path folder) {
        this.folder = folder;
    }

    /** Keeps a picture and gives its name. */
    public Result<String> keep(byte[] bytes) {
        var name = HexFormat.of().formatHex(sha256(bytes), 0, NAMED_BY);
        var file = folder.resolve(name);
        try {
            Files.createDirectories(folder);
            if (!Files.exists(file)) {
                WholeFile.write(file, bytes);
            }
            return Result.done(name);
        } catch (IOException _) {
            return Result.failed("settings.notSaved", file.toString());
        }
    }

    /** The bytes of a picture; empty where this till has none by that name. */
    public Optional<byte[]> read(String name) {
        return NAME.matcher(name).matches()
                        && ShopPicture.bytes(folder.resolve(name)) instanceof Result.Done<byte[]>(var bytes)
                ? Optional.of(bytes)
                : Optional.empty();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
