package till.settings;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import till.domain.Problem;
import till.domain.Result;
import till.domain.Secret;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Secrets in the operating system's keychain, one item for each name. Every call has a limit; what was written after its
 * limit is taken back, and while one call is unanswered no other is made. May be shared between threads.
 */
public final class KeychainSecretStore {
    private static final Logger LOG = LoggerFactory.getLogger(KeychainSecretStore.class);
    /** Windows takes 2,560 bytes an item, two for each character. */
    private static final int LONGEST = 1_280;

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final TypeReference<LinkedHashMap<String, String>> CONTENT = new TypeReference<>() {};

    private final Keychain.Opening opening;
    private final Executor executor;
    private final RandomGenerator random;
    private final Patience patience;
    private Optional<Boolean> works = Optional.empty();
    private CompletableFuture<?> running = CompletableFuture.completedFuture("");
    private boolean unanswered;

    /**
     * Touches no keychain yet.
     *
     * @param executor may have a thread blocked for ever
     */
    public KeychainSecretStore(Keychain.Opening opening, Executor executor, RandomGenerator random, Patience patience) {
        this.opening = opening;
        this.executor = executor;
        this.random = random;
        this.patience = patience;
    }

    /**
     * How long a keychain is waited for.
     *
     * @param probe to show that it works
     * @param call once something is kept in it: a person may have to key a password first
     */
    public record Patience(Duration probe, Duration call) {
        public static final Patience USUAL = new Patience(Duration.ofSeconds(2), Duration.ofSeconds(20));
    }

    /**
     * Work on one item.
     *
     * @param undo where the work failed, or came too late for anybody to know of it
     */
    private record Asked<T>(String account, Function<Keychain, T> work, Consumer<Keychain> undo) {}

    /** Whether an item can be written, read and removed; found out the first time it is asked. */
    public synchronized boolean works() {
        if (works.isEmpty()) {
            var account = "probe/" + Long.toHexString(random.nextLong());
            var probe = new Asked<>(account, keychain -> probed(keychain, account), _ -> {});
            works = Optional.of(ask(probe, patience.probe()) instanceof Result.Done<Boolean>);
        }
        return works.get();
    }

    private static boolean probed(Keychain keychain, String account) {
        try {
            return written(keychain, account, account);
        } finally {
            keychain.remove(account);
        }
    }

    /** A problem where the keychain does not answer, or does not give the item away; nothing is lost by it. */
    public Result<Map<String, Secret>> read(String account) {
        return ask(new Asked<>(account, keychain -> secrets(keychain.read(account)), _ -> {}), patience.call());
    }

    /**
     * Keeps secrets under a name that was never used before.
     *
     * @return whether it did; where it did not, nothing is left behind
     */
    public boolean add(String account, Map<String, Secret> secrets) {
        var plain = new LinkedHashMap<String, String>();
        secrets.forEach((name, secret) -> plain.put(name, secret.reveal()));
        var text = JSON.writeValueAsString(plain);
        if (text.length() > LONGEST) {
            LOG.info("keychain not used for {}: too long", account);
            return false;
        }
        var writing = new Asked<>(
                account, keychain -> written(keychain, account, text), keychain -> keychain.remove(account));
        return ask(writing, patience.call()) instanceof Result.Done<Boolean>;
    }

    /** Removes an item; a problem names it, so that a person can. */
    public Optional<Problem> remove(String account) {
        Function<Keychain, Boolean> removing = keychain -> {
            keychain.remove(account);
            return true;
        };
        return ask(new Asked<>(account, removing, _ -> {}), patience.call())
                .failure()
                .map(_ -> Problem.of("secrets.keychain.notRemoved", account));
    }

    /** Read back, because some keychains keep silent about what they did not write. */
    private static boolean written(Keychain keychain, String account, String text) {
        keychain.write(account, text);
        if (!keychain.read(account).equals(text)) {
            throw new KeychainFailure("other text read back");
        }
        return true;
    }

    private static Map<String, Secret> secrets(String text) {
        var secrets = new LinkedHashMap<String, Secret>();
        JSON.readValue(text, CONTENT).forEach((name, value) -> secrets.put(name, new Secret(value)));
        return Map.copyOf(secrets);
    }

    private synchronized <T> Result<T> ask(Asked<T> asked, Duration limit) {
        if (unanswered && !running.isDone()) {
            return failed(asked, new TimeoutException());
        }
        var answer = new CompletableFuture<T>().orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS);
        running = running.handle((_, _) -> "")
                .thenRunAsync(() -> answer(asked, answer), executor)
                .whenComplete((_, failure) -> {
                    if (failure != null) {
                        answer.completeExceptionally(failure);
                    }
                });
        var result = answer.<Result<T>>handle(
                        (value, failure) -> failure == null ? Result.done(value) : failed(asked, failure))
                .join();
        unanswered = answer.isCompletedExceptionally() && answer.exceptionNow() instanceof TimeoutException;
        return result;
    }

    private <T> void answer(Asked<T> asked, CompletableFuture<T> answer) {
        if (answer.isDone()) {
            return;
        }
        try (var keychain = opening.open()) {
            var taken = false;
            try {
                taken = answer.complete(asked.work().apply(keychain));
            } finally {
                if (!taken) {
                    asked.undo().accept(keychain);
                }
            }
        }
    }

    /** Of a stranger's failure only its kind is logged: what it says may hold what was to be kept. */
    private static <T> Result<T> failed(Asked<?> asked, Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        var why = cause instanceof KeychainFailure
                ? cause.getMessage()
                : cause.getClass().getSimpleName();
        LOG.info("keychain not used for {}: {}", asked.account(), why);
        var key = cause instanceof TimeoutException ? "secrets.keychain.silent" : "secrets.keychain.refused";
        return Result.failed(key, asked.account());
    }
}
