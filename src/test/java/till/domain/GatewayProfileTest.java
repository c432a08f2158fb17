package till.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a shop sets up of a gateway: which texts its fields take, and what they mean. */
class GatewayProfileTest {
    private static GatewayProfile profile(Map<String, String> fields) {
        return profile("https://Pay.Example/api", fields);
    }

    private static GatewayProfile profile(String url, Map<String, String> fields) {
        return new GatewayProfile("gnete", "gnete", url, fields, Map.of("key", new Secret("k1")), false);
    }

    @Test
    void aFieldThatIsBlankIsNotThere() {
        var profile = profile(Map.of("merchant", "M1", "store", "  "));
        assertEquals(Optional.of("M1"), profile.field("merchant"));
        assertEquals(Optional.empty(), profile.field("store"));
        assertEquals("M1", profile.required("merchant"));
        assertThrows(IllegalStateException.class, () -> profile.required("store"));
        assertEquals("k1", profile.secret("key").reveal());
        assertThrows(IllegalStateException.class, () -> profile.secret("other"));
    }

    @Test
    void aSecretIsToldByNothingButItself() {
        var secret = new Secret("k1");
        assertEquals("***", secret.toString());
        assertEquals(new Secret("k1"), secret);
        assertEquals(new Secret("k1").hashCode(), secret.hashCode());
        assertNotEquals(new Secret("k2"), secret);
        assertNotEquals(new Secret("k2").hashCode(), secret.hashCode());
        assertFalse(secret.equals((Object) "k1"));
        assertTrue(new Secret("").isEmpty());
        assertFalse(secret.isEmpty());
    }

    @Test
    void theTermsOfRefundsAreWholeNumbersOrNotSetUp() {
        assertEquals(RefundTerms.NONE, RefundTerms.of(profile(Map.of())));
        var set = profile(Map.of("refundWithinDays", "180", "refundsAtMost", "3"));
        assertEquals(new RefundTerms(180, 3), RefundTerms.of(set));
        assertEquals(List.of(), RefundTerms.problems(set));
        assertEquals(List.of(), RefundTerms.problems(profile(Map.of())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "ten", "10000"})
    void anythingElseIsNamedAndIsNoTerm(String text) {
        var wrong = profile(Map.of("refundWithinDays", text, "refundsAtMost", "3"));
        assertEquals(List.of(Problem.of("profile.field.wrong", "refundWithinDays")), RefundTerms.problems(wrong));
        assertEquals(new RefundTerms(null, 3), RefundTerms.of(wrong));
    }

    @Test
    void aFormAsksForTheTermsToo() {
        var form = new ProfileForm("gnete", List.of(ProfileForm.plain("merchant", 15))).with(RefundTerms.fields());
        assertEquals(
                List.of("merchant", "refundWithinDays", "refundsAtMost"),
                form.fields().stream().map(ProfileForm.Field::name).toList());
        assertEquals("gnete", form.kind());
    }

    @Test
    void picturesComeFromTheGatewaysOwnHostAndThoseTheShopNames() {
        var named = profile(Map.of("pictureHosts", "IMG.example, cdn.example,"));
        assertEquals(Set.of("pay.example", "img.example", "cdn.example"), PictureHosts.of(named));
        assertEquals(Set.of("pay.example"), PictureHosts.of(profile(Map.of())));
        assertEquals(Set.of(), PictureHosts.of(profile("pay", Map.of())));
        var field = PictureHosts.fields().getFirst();
        assertTrue(field.takes("img.example, cdn.example"));
        assertFalse(field.takes("https://img.example"));
    }

    @ParameterizedTest
    @CsvSource({
        "plain,M-1_a.b,true",
        "plain,M 1,false",
        "plain,0123456789abcdef,false",
        "plain,'',false",
        "address,https://a.example/x?y=1,true",
        "address,ftp://a.example,false",
        "plainAddress,https://a.example/x,true",
        "plainAddress,https://a.example/x?y=1,false",
        "plainAddress,https://a.example/#x,false",
        "currencies,'HKD, USD',true",
        "currencies,hkd,false",
        "choice,two,true",
        "choice,four,false",
        "choice,one|two,false",
        "key,a key,false",
        "key,a+key/=,true"
    })
    void eachFieldTakesItsOwnTexts(String kind, String text, boolean taken) {
        var field = switch (kind) {
            case "plain" -> ProfileForm.plain("f", 15);
            case "address" -> ProfileForm.address("f");
            case "plainAddress" -> ProfileForm.plainAddress("f");
            case "currencies" -> ProfileForm.currencies();
            case "choice" -> ProfileForm.choice("f", "one", "two");
            default -> ProfileForm.key("f");
        };
        assertEquals(taken, field.takes(text));
        assertEquals(kind.equals("key"), field.secret());
        assertEquals(kind.equals("choice") ? List.of("one", "two") : List.of(), field.choices());
    }
}
