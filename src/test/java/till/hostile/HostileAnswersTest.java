package till.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jeequan.jeepay.util.JeepayKit;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import till.gateway.Notifications;
import till.gateway.Notifications.Hint;
import till.gateway.Notifications.Posted;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer;
import till.gateway.PaymentAnswer.Standing;
import till.hostile.HostileLine.Spoken;
import till.simulator.ServedGateway.Served;
import tools.jackson.databind.node.ObjectNode;

class HostileAnswersTest {
    private static final int TIMES = Integer.getInteger("hostile", 100);
    private static final long FIRST = Long.getLong("hostile.seed", 1);
    private static final List<Integer> STATUSES =
            List.of(200, 201, 204, 301, 302, 400, 401, 403, 404, 408, 409, 422, 429, 500, 502, 503);
    private static final Set<Standing> MONEY = EnumSet.of(Standing.PAID, Standing.REFUNDED, Standing.AUTHORIZED);
    private static final Set<Standing> OVER = EnumSet.of(Standing.DECLINED, Standing.CANCELLED, Standing.CLOSED);

    /** A scene as it was played once, with the answers the gateway gave. */
    private record Played(Scene scene, HostileGateway gateway, Map<String, Served> answers, Object outcome) {
        static Played of(String kind, Scene scene) {
            var gateway = new HostileGateway(kind);
            scene.sets().accept(gateway);
            gateway.reconnect();
            gateway.line.begin();
            var outcome = scene.asks().apply(gateway);
            return new Played(scene, gateway, gateway.line.noted(), outcome);
        }
    }

    @ParameterizedTest
    @FieldSource("till.hostile.HostileGateway#KINDS")
    void noAnswerBreaksAnAdapterOrMakesItSayWhatWasNotSaid(String kind) {
        var plays = Scene.of(kind).stream().map(scene -> Played.of(kind, scene)).toList();
        var donors = plays.stream()
                .flatMap(play -> play.answers().values().stream())
                .map(Served::body)
                .toList();
        var words = words(plays);
        assertFalse(words.getOrDefault(Standing.PAID, Set.of()).isEmpty(), "what is paid has words of its own");
        var tried = new Tried("answers of " + kind, FIRST);
        for (var at = 0; at < plays.size(); at++) {
            for (var time = 0; time < TIMES; time++) {
                var seed = FIRST + 1_000_003L * time + at;
                tried(kind, plays.get(at), new Random(seed * 0x9E3779B97F4A7C15L), donors, words, seed);
                tried.one();
            }
        }
        tried.atLeast((long) TIMES * plays.size());
    }

    /** One whose signature still fits tells what the gateway told: nothing of it can have been changed. */
    @ParameterizedTest
    @FieldSource("till.hostile.HostileGateway#KINDS")
    void noNotificationBreaksAnAdapterOrIsVouchedForOnceChanged(String kind) {
        var gateway = new HostileGateway(kind);
        gateway.taken();
        gateway.customer.pay(HostileGateway.NUMBER.text());
        var posted = gateway.posted();
        var notices = gateway.can(Notifications.class);
        var honest = notices.read(posted);
        assertEquals(Standing.PAID, honest.standing());
        var tried = new Tried("notifications of " + kind, FIRST);
        for (var time = 0; time < 10 * TIMES; time++) {
            tried.one();
            var spoiling = new Spoiling(new Random((FIRST + time) * 0x9E3779B97F4A7C15L), List.of(posted.body()));
            var spoilt =
                    new Posted(posted.headers(), spoiling.spoilt(posted.fields()), spoiling.spoiltText(posted.body()));
            var where = kind + ", seed " + (FIRST + time) + ": " + spoilt;
            try {
                var hint = notices.read(spoilt);
                assertTrue(!hint.verified() || tellsTheSame(honest, hint), where + " -> " + hint);
            } catch (RuntimeException broken) {
                throw new AssertionError(where, broken);
            }
        }
        tried.atLeast(10L * TIMES);
    }

    private static boolean tellsTheSame(Hint honest, Hint hint) {
        return Objects.equals(honest.orderNo(), hint.orderNo())
                && Objects.equals(honest.refundNo(), hint.refundNo())
                && Objects.equals(honest.amount(), hint.amount())
                && honest.standing() == hint.standing();
    }

    private static void tried(
            String kind, Played play, Random random, List<String> donors, Map<Standing, Set<String>> words, long seed) {
        var spoken = new HashMap<String, Spoken>();
        play.answers().forEach((asked, answer) -> spoken.put(asked, Spoken.of(answer)));
        var asked = List.copyOf(play.answers().keySet());
        var place = asked.get(random.nextInt(4) == 0 ? random.nextInt(asked.size()) : asked.size() - 1);
        var body = new Spoiling(random, donors)
                .spoilt(Objects.requireNonNull(play.answers().get(place)).body());
        if (kind.equals("gnete") && random.nextInt(3) > 0) {
            body = sealed(
                    body, play.gateway().served.profile().secret("appSecret").reveal());
        }
        var honest = Objects.requireNonNull(spoken.get(place));
        var status = random.nextInt(12) == 0 ? STATUSES.get(random.nextInt(STATUSES.size())) : honest.status();
        spoken.put(place, new Spoken(status, honest.type(), body));
        play.gateway().line.say(spoken);
        if (asked.size() > 1) {
            play.gateway().reconnect();
        }
        var text = new String(body, StandardCharsets.UTF_8);
        var where = kind + ", " + play.scene() + ", seed " + seed + ": HTTP " + status + " " + brief(text);
        Object outcome;
        try {
            outcome = play.scene().asks().apply(play.gateway());
        } catch (RuntimeException broken) {
            throw new AssertionError(where, broken);
        }
        var told =
                Told.of(spoken.values().stream().map(HostileAnswersTest::text).toList());
        judged(outcome, told, play.gateway().theirs(), words, where + " -> " + outcome);
    }

    private static String brief(String text) {
        return text.length() > 1_500 ? text.substring(0, 1_500) + "…" : text;
    }

    private static String text(Spoken spoken) {
        return new String(spoken.body(), StandardCharsets.UTF_8);
    }

    private static void judged(
            Object outcome, Told told, String theirs, Map<Standing, Set<String>> words, String where) {
        if (outcome instanceof Outcome.Answered<?>(var said) && said instanceof PaymentAnswer answer) {
            if (MONEY.contains(answer.standing())) {
                var facts = Objects.requireNonNull(answer.facts(), where);
                if (!facts.orderNo().equals(HostileGateway.NUMBER.text())) {
                    return; // handed on as it came: the service holds it against ours
                }
                assertTrue(told.names(facts.orderNo()) || told.names(theirs), where);
                assertTrue(told.tells(facts.amount()), where);
                assertTrue(isTold(answer.standing(), told, words), where);
            } else if (OVER.contains(answer.standing())) {
                assertTrue(isTold(answer.standing(), told, words), where);
            }
        }
        if (outcome instanceof Map<?, ?> many) {
            many.values().forEach(each -> judged(each, told, theirs, words, where));
        }
    }

    private static boolean isTold(Standing standing, Told told, Map<Standing, Set<String>> words) {
        return told.tellsOneOf(words.getOrDefault(standing, Set.of())) || told.saysPlainly(standing);
    }

    /** By which names and values an answer of one standing differs from those of every other. */
    private static Map<Standing, Set<String>> words(List<Played> plays) {
        var pairs = new EnumMap<Standing, Set<String>>(Standing.class);
        for (var play : plays) {
            if (play.scene().isQuery()
                    && play.outcome() instanceof Outcome.Answered<?>(var said)
                    && said instanceof PaymentAnswer answer) {
                var told = play.answers().values().stream().map(Served::body).toList();
                pairs.computeIfAbsent(answer.standing(), _ -> new HashSet<>())
                        .addAll(Told.of(told).pairs());
            }
        }
        var own = new EnumMap<Standing, Set<String>>(Standing.class);
        pairs.forEach((standing, all) -> {
            var others = pairs.entrySet().stream()
                    .filter(other -> other.getKey() != standing)
                    .flatMap(other -> other.getValue().stream())
                    .collect(Collectors.toSet());
            own.put(
                    standing,
                    all.stream().filter(pair -> !others.contains(pair)).collect(Collectors.toSet()));
        });
        return own;
    }

    /** Signed again, as if the gateway itself had said it: otherwise nothing but the signature would be tried. */
    private static byte[] sealed(byte[] body, String key) {
        var trees = Spoiling.tree(new String(body, StandardCharsets.UTF_8));
        if (trees.isEmpty()
                || !(trees.getFirst() instanceof ObjectNode envelope)
                || !(envelope.path("data") instanceof ObjectNode data)) {
            return body;
        }
        var fields = new LinkedHashMap<String, Object>();
        data.properties()
                .forEach(field -> fields.put(
                        field.getKey(),
                        field.getValue().isNull()
                                ? ""
                                : field.getValue().isValueNode()
                                        ? field.getValue().asString()
                                        : field.getValue().toString()));
        envelope.put("sign", JeepayKit.getSign(fields, key));
        return Spoiling.MAPPER.writeValueAsString(envelope).getBytes(StandardCharsets.UTF_8);
    }
}
