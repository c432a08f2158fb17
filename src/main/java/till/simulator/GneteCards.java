package till.simulator;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.Cipher;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Opens the sealed cards of UP_EXPRESS with a private key of its own, as the platform does, and keeps nothing of them. The way
 * is open to the merchant once its public key was given out.
 */
final class GneteCards {
    private static final int BITS = 2048;
    /** The document says RSA and no more. */
    private static final List<String> PADDINGS =
            List.of("RSA/ECB/PKCS1Padding", "RSA/ECB/OAEPWithSHA-256AndMGF1Padding");

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final JsonMapper JSON = new JsonMapper();

    private @Nullable KeyPair keys;

    /** What a merchant seals cards with: Base64 of X.509. */
    synchronized String publicKey() {
        if (keys == null) {
            try {
                var maker = KeyPairGenerator.getInstance("RSA");
                maker.initialize(BITS);
                keys = maker.generateKeyPair();
            } catch (GeneralSecurityException missing) {
                throw new IllegalStateException("every Java has RSA", missing);
            }
        }
        return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
    }

    private synchronized @Nullable KeyPair keys() {
        return keys;
    }

    /** Refuses what is no card; tells what its issuer says: 000 never fits and a month that is over is no good. Empty for yes. */
    String declined(Object sealed, long now) {
        var card = opened(String.valueOf(sealed));
        var number = card.getOrDefault("accNo", "");
        var expired = card.getOrDefault("expired", "");
        var code = card.getOrDefault("cvn2", "");
        var whole = card.keySet().equals(Set.of("accNo", "expired", "cvn2"))
                && number.matches("[0-9]{13,19}")
                && AcqraCard.isNumber(number)
                && expired.matches("[0-9]{2}(0[1-9]|1[0-2])")
                && code.matches("[0-9]{3,4}");
        if (!whole) {
            throw GneteRefusal.business("持卡人信息[customerInfo]有误");
        }
        if (code.matches("0+")) {
            return "CVN_MISMATCH";
        }
        var end =
                YearMonth.of(2000 + Integer.parseInt(expired.substring(0, 2)), Integer.parseInt(expired.substring(2)));
        var month = YearMonth.from(Instant.ofEpochMilli(now).atOffset(ZoneOffset.UTC));
        return end.isBefore(month) ? "EXPIRED_CARD" : "";
    }

    private Map<String, String> opened(String sealed) {
        var pair = keys();
        if (pair == null) {
            throw GneteRefusal.business("商户应用不支持该支付方式");
        }
        for (var padding : PADDINGS) {
            try {
                var cipher = Cipher.getInstance(padding);
                cipher.init(Cipher.DECRYPT_MODE, pair.getPrivate());
                var plain = cipher.doFinal(Base64.getDecoder().decode(sealed));
                return JSON.readValue(new String(plain, StandardCharsets.UTF_8), TEXTS);
            } catch (GeneralSecurityException | IllegalArgumentException | JacksonException notThisOne) {
                // the other padding, or nothing that was sealed for this key
            }
        }
        throw GneteRefusal.business("持卡人信息[customerInfo]解密失败");
    }
}
