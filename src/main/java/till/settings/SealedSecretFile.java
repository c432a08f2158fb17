package till.settings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import till.domain.Problem;
import till.domain.Result;
import till.domain.Secret;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Secrets in one AES-256-GCM file, opened by a random key in an owner-only file beside it: whoever copies only the
 * sealed file, or looks into it, learns nothing. Every writing has a fresh nonce, and the header is authenticated with
 * the rest. May be shared between threads and processes.
 */
public final class SealedSecretFile implements SecretStore {
    private static final byte[] MAGIC = "HTSECRET".getBytes(StandardCharsets.US_ASCII);
    private static final byte VERSION = 1;
    private static final int HEADER = MAGIC.length + 1;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY = 32;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<LinkedHashMap<String, LinkedHashMap<String, String>>> CONTENT =
            new TypeReference<>() {};

    private final Path file;
    private final Path keyFile;
    private final SecureRandom random;

    public SealedSecretFile(Path file, Path keyFile, SecureRandom random) {
        this.file = file;
        this.keyFile = keyFile;
        this.random = random;
    }

    @Override
    public Result<Map<String, Secret>> read(String owner) {
        try {
            var secrets = new LinkedHashMap<String, Secret>();
            open().getOrDefault(owner, new LinkedHashMap<>())
                    .forEach((name, value) -> secrets.put(name, new Secret(value)));
            return Result.done(Map.copyOf(secrets));
        } catch (Refusal refusal) {
            return Result.failed(refusal.problem());
        } catch (IOException _) {
            return Result.failed("secrets.unreadable", file.toString());
        }
    }

    @Override
    public Optional<Problem> put(String owner, Map<String, Secret> secrets) {
        return change(content -> content.put(owner, plain(secrets)));
    }

    @Override
    public Optional<Problem> putFirst(String owner, Map<String, Secret> secrets) {
        return change(content -> content.putIfAbsent(owner, plain(secrets)));
    }

    private static LinkedHashMap<String, String> plain(Map<String, Secret> secrets) {
        var plain = new LinkedHashMap<String, String>();
        secrets.forEach((name, secret) -> plain.put(name, secret.reveal()));
        return plain;
    }

    @Override
    public Optional<Problem> remove(String owner) {
        return change(content -> content.remove(owner));
    }

    private synchronized Optional<Problem> change(
            Consumer<LinkedHashMap<String, LinkedHashMap<String, String>>> change) {
        try (var channel = FileChannel.open(lockFile(), lockOptions(), WholeFile.ownerOnly(keyFile, "rw-------"));
                var _ = lock(channel)) {
            var content = open();
            change.accept(content);
            WholeFile.write(file, seal(JSON.writeValueAsBytes(content), keyToWriteWith()));
            return Optional.empty();
        } catch (Refusal refusal) {
            return Optional.of(refusal.problem());
        } catch (IOException _) {
            return Optional.of(Problem.of("secrets.notSaved", file.toString()));
        }
    }

    private Path lockFile() {
        return file.resolveSibling(file.getFileName() + ".lock");
    }

    private static Set<StandardOpenOption> lockOptions() {
        return Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** Waits for the other process, but not for ever: a till that hangs says nothing. */
    private static FileLock lock(FileChannel channel) throws IOException, Refusal {
        for (var waited = Duration.ZERO; waited.compareTo(PATIENCE) < 0; waited = waited.plusMillis(10)) {
            var lock = tryLock(channel);
            if (lock != null) {
                return lock;
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
        throw new Refusal("secrets.busy");
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }

    private LinkedHashMap<String, LinkedHashMap<String, String>> open() throws IOException, Refusal {
        if (!Files.exists(file)) {
            return new LinkedHashMap<>();
        }
        var sealed = Files.readAllBytes(file);
        if (sealed.length < HEADER + NONCE + TAG_BITS / 8
                || !Arrays.equals(MAGIC, 0, MAGIC.length, sealed, 0, MAGIC.length)) {
            throw new Refusal("secrets.damaged", file.toString());
        }
        if (sealed[MAGIC.length] != VERSION) {
            throw new Refusal("secrets.newer", file.toString());
        }
        try {
            var cipher = cipher(Cipher.DECRYPT_MODE, key(), Arrays.copyOfRange(sealed, HEADER, HEADER + NONCE));
            cipher.updateAAD(sealed, 0, HEADER);
            return JSON.readValue(cipher.doFinal(sealed, HEADER + NONCE, sealed.length - HEADER - NONCE), CONTENT);
        } catch (AEADBadTagException | JacksonException _) {
            throw new Refusal("secrets.doNotOpen", file.toString(), keyFile.toString());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] seal(byte[] content, byte[] key) {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        var header = ByteBuffer.allocate(HEADER).put(MAGIC).put(VERSION).array();
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce);
            cipher.updateAAD(header);
            var sealed = cipher.doFinal(content);
            return ByteBuffer.allocate(HEADER + NONCE + sealed.length)
                    .put(header)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    private byte[] key() throws IOException, Refusal {
        if (!Files.exists(keyFile)) {
            throw new Refusal("secrets.keyMissing", keyFile.toString());
        }
        var key = Files.readAllBytes(keyFile);
        if (key.length != KEY) {
            throw new Refusal("secrets.keyDamaged", keyFile.toString());
        }
        return key;
    }

    /** A key is made only where nothing is sealed yet; a lost one is never replaced behind the shop's back. */
    private byte[] keyToWriteWith() throws IOException, Refusal {
        if (!Files.exists(keyFile) && !Files.exists(file)) {
            var key = new byte[KEY];
            random.nextBytes(key);
            WholeFile.write(keyFile, key);
        }
        return key();
    }
}
