package till.domain;

import java.util.List;

/**
 * Something more that a way to pay can be sent with.
 *
 * @param name by the gateway's document
 * @param from who knows it
 * @param choices all it can be; empty for free text
 * @param longest most characters of free text
 * @param form what it has to look like, as a pattern; empty for anything
 * @param demanded whether the gateway takes no payment without it, as the way is set up
 */
public record MethodInput(String name, From from, List<String> choices, int longest, String form, boolean demanded) {
    /** Who knows an input. */
    public enum From {
        /** The shop, which sets it up once. */
        SHOP,
        /** The payer of each single payment, by the shop's own app or page. */
        PAYER
    }

    public MethodInput {
        choices = List.copyOf(choices);
    }

    /** Free text that the shop sets up. */
    public static MethodInput ofShop(String name, int longest) {
        return new MethodInput(name, From.SHOP, List.of(), longest, "", false);
    }

    /** One of a few words that the shop sets up. */
    public static MethodInput choice(String name, List<String> choices) {
        return new MethodInput(name, From.SHOP, choices, 0, "", false);
    }

    /** Free text that comes with each payment. */
    public static MethodInput ofPayer(String name, int longest, boolean demanded) {
        return new MethodInput(name, From.PAYER, List.of(), longest, "", demanded);
    }

    /** The same, of a form. */
    public MethodInput like(String pattern) {
        return new MethodInput(name, from, choices, longest, pattern, demanded);
    }
}
