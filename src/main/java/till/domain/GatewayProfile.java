package till.domain;

import java.util.Map;
import java.util.Optional;

/**
 * One gateway as the shop has set it up.
 *
 * @param id the shop's own name for it, also the ledger's; unique
 * @param kind which provider it speaks to, as its form has it
 * @param baseUrl where its interface is, without a trailing slash
 * @param fields what is not secret: merchant number, application id, …
 * @param secrets keys, held by the secret store and never printed
 * @param allowPlainHttp whether plain http to another machine was explicitly allowed
 * @param headers headers sent with every call beside the gateway's own; never a key
 * @param words the gateway's words the owner has taught the till, to ours: paid, waiting, declined, cancelled, expired, …
 */
public record GatewayProfile(
        String id,
        String kind,
        String baseUrl,
        Map<String, String> fields,
        Map<String, Secret> secrets,
        boolean allowPlainHttp,
        Map<String, String> headers,
        Map<String, String> words) {
    public GatewayProfile {
        fields = Map.copyOf(fields);
        secrets = Map.copyOf(secrets);
        headers = Map.copyOf(headers);
        words = Map.copyOf(words);
    }

    public GatewayProfile(
            String id,
            String kind,
            String baseUrl,
            Map<String, String> fields,
            Map<String, Secret> secrets,
            boolean allowPlainHttp) {
        this(id, kind, baseUrl, fields, secrets, allowPlainHttp, Map.of(), Map.of());
    }

    public Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name)).filter(text -> !text.isBlank());
    }

    /** A field the profile's validation has made sure of. */
    public String required(String name) {
        return field(name).orElseThrow(() -> new IllegalStateException("profile " + id + " lacks " + name));
    }

    /** A secret the profile's validation has made sure of. */
    public Secret secret(String name) {
        var secret = secrets.get(name);
        if (secret == null) {
            throw new IllegalStateException("profile " + id + " lacks the secret " + name);
        }
        return secret;
    }
}
