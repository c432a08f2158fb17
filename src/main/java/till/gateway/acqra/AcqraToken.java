package till.gateway.acqra;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import till.domain.Secret;
import till.gateway.http.AllowedFields;
import till.gateway.http.HttpAnswer;
import till.gateway.http.HttpCall;
import till.gateway.http.HttpTransport;
import till.gateway.http.KeptWords;
import till.gateway.http.StrictJson;
import tools.jackson.databind.JsonNode;

/**
 * The access token: fetched once for everybody who waits for it, kept in memory only, renewed when four fifths of its time
 * are over. May be shared between threads.
 */
final class AcqraToken {
    private static final int OK = 200;
    private static final long UNSAID_SECONDS = 300;
    private static final long LONGEST_SECONDS = Duration.ofDays(1).toSeconds();
    /** Not the message: a careless gateway could repeat the token in it. */
    private static final AllowedFields LOGGED = new AllowedFields(Set.of("respCode", "expiresIn"));

    private final AcqraProfile profile;
    private final HttpTransport transport;
    private final Duration patience;
    private final KeptWords words;
    private final InstantSource clock;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile State state = new State(0, null, "");

    /** @param patience the longest a fetch may take, and so the longest to wait for somebody else's */
    AcqraToken(AcqraProfile profile, HttpTransport transport, Duration patience, InstantSource clock) {
        this.profile = profile;
        this.transport = transport;
        this.patience = patience;
        this.words = new KeptWords(profile.profile().secrets().values());
        this.clock = clock;
    }

    /** A token, or why there is none. */
    sealed interface Access {
        record Granted(Secret token) implements Access {}

        /**
         * There is none.
         *
         * @param refused whether the gateway said that it does not accept this shop's keys
         */
        record Denied(boolean refused, String word) implements Access {}
    }

    private record Held(Secret token, Instant from, Instant until) {
        boolean isFresh(Instant now) {
            // a clock set back must not make it last longer
            return !now.isBefore(from) && now.isBefore(until);
        }
    }

    /** @param attempts how many fetches have ended, well or not */
    private record State(long attempts, @Nullable Held held, Access.@Nullable Denied denied) {
        State(long attempts, @Nullable Held held, String none) {
            this(attempts, held, none.isEmpty() ? null : new Access.Denied(false, none));
        }
    }

    Access get() {
        return fresh(null);
    }

    /** Another one than this, which the gateway did not take any more. */
    Access insteadOf(Secret stale) {
        return fresh(stale);
    }

    private Access fresh(@Nullable Secret stale) {
        var seen = state;
        var usable = usable(seen, stale);
        return usable != null ? usable : fetched(seen, stale);
    }

    private Access.@Nullable Granted usable(State now, @Nullable Secret stale) {
        var held = now.held();
        return held != null
                        && held.isFresh(clock.instant())
                        && (stale == null || !held.token().equals(stale))
                ? new Access.Granted(held.token())
                : null;
    }

    private Access fetched(State seen, @Nullable Secret stale) {
        try {
            if (!fetching.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Access.Denied(false, "no token in time");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Access.Denied(false, "stopped");
        }
        try {
            var usable = usable(state, stale);
            if (usable != null) {
                return usable;
            }
            var denied = state.denied();
            // somebody's fetch failed while this one waited for it: that answer holds for both
            return state.attempts() != seen.attempts() && denied != null ? denied : fetch();
        } finally {
            fetching.unlock();
        }
    }

    private Access fetch() {
        var json = StrictJson.write(Map.of(
                "appId",
                profile.profile().required("appId"),
                "secret",
                profile.profile().secret("secret").reveal()));
        var began = clock.instant();
        var answer = transport.send(HttpCall.post("token", "", "/gateway/v1/connect/token", json, LOGGED));
        var access = switch (answer) {
            case HttpAnswer.NotSent(var word) -> new Access.Denied(false, word);
            case HttpAnswer.NoAnswer(var word) -> new Access.Denied(false, word);
            case HttpAnswer.Answered answered -> read(answered, began);
        };
        if (access instanceof Access.Denied denied) {
            state = new State(state.attempts() + 1, null, denied);
        }
        return access;
    }

    private Access read(HttpAnswer.Answered answered, Instant began) {
        var status = answered.status();
        if (status == AcqraClient.UNAUTHORIZED || status == AcqraClient.FORBIDDEN) {
            return new Access.Denied(true, "HTTP " + status);
        }
        var object = StrictJson.object(answered.text());
        if (status != OK || object.isEmpty()) {
            return new Access.Denied(false, status == OK ? "unreadable answer" : "HTTP " + status);
        }
        var code = AcqraClient.text(object.get().path("respCode"));
        var token = AcqraClient.text(object.get().path("accessToken"));
        if (!code.equals(AcqraClient.DONE)) {
            return new Access.Denied(
                    true, words.of(code + " " + AcqraClient.text(object.get().path("respMsg"))));
        }
        if (!token.matches("[\\x21-\\x7e]{1,8192}")) {
            return new Access.Denied(false, "answer without a token");
        }
        var secret = new Secret(token);
        var until = began.plusMillis(seconds(object.get()) * 800);
        state = new State(state.attempts() + 1, new Held(secret, began, until), "");
        return new Access.Granted(secret);
    }

    private static long seconds(JsonNode answer) {
        var text = AcqraClient.text(answer.path("expiresIn"));
        var said = text.matches("[0-9]{1,9}") ? Long.parseLong(text) : UNSAID_SECONDS;
        return Math.clamp(said, 1, LONGEST_SECONDS);
    }
}
