package till.gateway.gnete;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Cipher;
import till.domain.CardBuffer;
import till.domain.CardBuffer.Part;
import till.domain.CardForm;
import till.domain.Limits;
import till.domain.OrderLine;
import till.domain.PaymentOrder;
import till.domain.Problem;
import till.gateway.KeyedCards;
import till.gateway.Outcome;
import till.gateway.QrPayments.Created;
import till.gateway.gnete.GneteClient.Reply;
import till.gateway.gnete.GneteRefusals.Of;
import till.gateway.http.WipedBytes;

/**
 * UP_EXPRESS: a card that is typed at the till and goes out sealed with the gateway's public key, which the shop sets up. What
 * is signed and sent is the sealed text alone. May be shared between threads.
 */
final class GneteKeyed implements KeyedCards {
    static final String METHOD = "UP_EXPRESS";

    private static final Set<Part> PARTS = EnumSet.of(Part.NUMBER, Part.EXPIRY, Part.CODE);
    /** The document's sample has all three. */
    private static final CardForm FORM = new CardForm(PARTS, PARTS);

    private static final int ROOM = 128;
    private static final int SHORTEST_KEY = 2048;

    private final GneteProfile profile;
    private final Limits limits;
    private final GneteClient client;
    private final InstantSource clock;

    GneteKeyed(GneteProfile profile, Limits limits, GneteClient client, InstantSource clock) {
        this.profile = profile;
        this.limits = limits;
        this.client = client;
        this.clock = clock;
    }

    /** A key as the gateway gives it: Base64 of X.509, with or without the lines around it. Empty for anything else. */
    static Optional<PublicKey> key(String text) {
        try {
            var bare = text.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
            var key = KeyFactory.getInstance("RSA")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(bare)));
            return key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() >= SHORTEST_KEY
                    ? Optional.of(key)
                    : Optional.empty();
        } catch (GeneralSecurityException | IllegalArgumentException noKey) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<CardForm> cardForm(String method) {
        return method.equals(METHOD) ? Optional.of(FORM) : Optional.empty();
    }

    @Override
    public Optional<Problem> checkCard(PaymentOrder order, CardBuffer card, Map<String, String> extras) {
        if (!order.method().equals(METHOD)) {
            return Optional.of(Problem.of("gateway.noCards", order.method()));
        }
        if (profile.cardKey().isEmpty()) {
            return Optional.of(Problem.of("gateway.gnete.noCardKey"));
        }
        return FORM.wrong(card, YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC)))
                .or(() -> GneteOrders.checkScan(order, extras, limits));
    }

    @Override
    public Outcome<Created> charge(
            PaymentOrder order, CardBuffer card, List<OrderLine> lines, Map<String, String> extras) {
        // an order that fails the check is never sent, so refusing it is certain
        var wrong = checkCard(order, card, extras);
        if (wrong.isPresent()) {
            return new Outcome.Refused<>(wrong.get(), "not sent");
        }
        var number = order.orderNo().text();
        var request = new GneteCreates(profile).request(order, Map.of("customerInfo", sealedInfo(card)));
        return switch (client.send("create", GneteCreates.PATH, number, request)) {
            case Reply.Nothing(var word) -> new Outcome.Unknown<>(card.cover(word));
            case Reply.Failure failure ->
                GneteClient.failed(Of.CREATE, new Reply.Failure(failure.code(), card.cover(failure.message())));
            case Reply.Data data -> GneteCreates.created(number, covered(data, card));
        };
    }

    private static Reply.Data covered(Reply.Data data, CardBuffer card) {
        var fields = new LinkedHashMap<>(data.fields());
        fields.replaceAll((_, value) -> card.cover(value));
        return new Reply.Data(fields);
    }

    /** The document says RSA and no more; this is what its provider's samples are as long as, and what Java means by it. */
    private String sealedInfo(CardBuffer card) {
        var scheme =
                profile.cardPadding().equals("oaep") ? "RSA/ECB/OAEPWithSHA-256AndMGF1Padding" : "RSA/ECB/PKCS1Padding";
        try (var plain = plain(card)) {
            var cipher = Cipher.getInstance(scheme);
            cipher.init(Cipher.ENCRYPT_MODE, profile.cardKey().orElseThrow());
            return Base64.getEncoder().encodeToString(cipher.doFinal(plain.array(), 0, plain.length()));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has RSA", missing);
        }
    }

    private static WipedBytes plain(CardBuffer card) {
        var plain = new WipedBytes(ROOM)
                .text("{\"accNo\":\"")
                .part(card, Part.NUMBER)
                .text("\",\"expired\":\"");
        for (var value : Arrays.asList(card.year() / 10 % 10, card.year() % 10, card.month() / 10, card.month() % 10)) {
            plain.digit(value);
        }
        return plain.text("\",\"cvn2\":\"").part(card, Part.CODE).text("\"}");
    }
}
