package till.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import till.domain.GatewayProfile;
import till.domain.Problem;
import till.domain.ProfileForm;
import till.domain.Secret;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads and checks a gateway profile written as JSON; what is wrong is named by field, never by its value. */
final class ProfileText {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final String HEADERS = "headers";
    private static final String WORDS = "words";
    private static final Set<String> COMMON = Set.of("id", "kind", "baseUrl", "allowPlainHttp", HEADERS, WORDS);

    private final List<ProfileForm> forms;
    private final List<String> meanings;

    /** @param meanings what a gateway's word can be taught to mean */
    ProfileText(List<ProfileForm> forms, List<String> meanings) {
        this.forms = List.copyOf(forms);
        this.meanings = List.copyOf(meanings);
    }

    static ObjectNode tree(String json) throws Refusal {
        try {
            // Files saved by a text editor on Windows begin with a byte order mark.
            if (JSON.readTree(json.startsWith("\ufeff") ? json.substring(1) : json) instanceof ObjectNode tree) {
                return tree;
            }
        } catch (JacksonException broken) {
            var place = broken.getLocation();
            if (place != null && place.getLineNr() > 0) {
                throw new Refusal("profile.notJson.at", Integer.toString(place.getLineNr()));
            }
        }
        throw new Refusal("profile.notJson");
    }

    GatewayProfile profile(ObjectNode tree) throws Refusal {
        var id = required(tree, "id");
        refuse(ProfileRules.id(id));
        var kind = required(tree, "kind");
        var form = form(kind).orElseThrow(() -> new Refusal("profile.kind.unknown", kinds()));
        refuseUnknown(tree, form);
        var plainHttp = plainHttpAllowed(tree);
        var baseUrl = baseUrl(required(tree, "baseUrl"), plainHttp);
        var fields = new LinkedHashMap<String, String>();
        var secrets = new LinkedHashMap<String, Secret>();
        for (var field : form.fields()) {
            var text = field.required() ? required(tree, field.name()) : text(tree, field.name());
            if (text == null) {
                continue;
            }
            refuse(ProfileRules.field(field, text));
            if (field.secret()) {
                secrets.put(field.name(), new Secret(text));
            } else {
                fields.put(field.name(), text);
            }
        }
        return new GatewayProfile(id, kind, baseUrl, fields, secrets, plainHttp, headers(tree), words(tree));
    }

    private static Map<String, String> headers(ObjectNode tree) throws Refusal {
        var headers = texts(tree, HEADERS);
        refuse(ProfileRules.headers(headers));
        return headers;
    }

    private Map<String, String> words(ObjectNode tree) throws Refusal {
        var words = texts(tree, WORDS);
        refuse(ProfileRules.words(words, meanings));
        return words;
    }

    /** An object of texts; empty where there is none. */
    private static Map<String, String> texts(ObjectNode tree, String name) throws Refusal {
        JsonNode node = tree.get(name);
        if (node == null || node.isNull()) {
            return Map.of();
        }
        if (!(node instanceof ObjectNode object)) {
            throw new Refusal("profile.field.notTexts", name);
        }
        var texts = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (var each : object.properties()) {
            if (!each.getValue().isString()) {
                throw new Refusal("profile.field.notTexts", name);
            }
            var key = each.getKey().strip();
            if (texts.put(key, each.getValue().asString().strip()) != null) {
                throw new Refusal("profile.twice", name, ProfileRules.shortened(key));
            }
        }
        return texts;
    }

    private static void refuse(Optional<Problem> problem) throws Refusal {
        if (problem.isPresent()) {
            throw new Refusal(problem.get());
        }
    }

    /** The profile as its file holds it: everything but the secrets. */
    ObjectNode withoutSecrets(GatewayProfile profile) {
        var tree = JSON.createObjectNode();
        tree.put("id", profile.id()).put("kind", profile.kind()).put("baseUrl", profile.baseUrl());
        form(profile.kind()).stream()
                .flatMap(form -> form.fields().stream())
                .forEach(field -> profile.field(field.name()).ifPresent(text -> tree.put(field.name(), text)));
        if (profile.allowPlainHttp()) {
            tree.put("allowPlainHttp", true);
        }
        put(tree, HEADERS, profile.headers());
        put(tree, WORDS, profile.words());
        return tree;
    }

    /** A draft as a file would say it, with the secrets it has. */
    ObjectNode withSecrets(GatewayProfile draft) {
        var tree = withoutSecrets(draft);
        draft.secrets().forEach((name, secret) -> tree.put(name, secret.reveal()));
        return tree;
    }

    private static void put(ObjectNode tree, String name, Map<String, String> texts) {
        if (!texts.isEmpty()) {
            var object = tree.putObject(name);
            new TreeMap<>(texts).forEach(object::put);
        }
    }

    static byte[] bytes(ObjectNode tree) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(tree);
    }

    /** An unknown field is refused, not kept: it could be a key under a misspelt name, and would lie open in the file. */
    private static void refuseUnknown(ObjectNode tree, ProfileForm form) throws Refusal {
        for (var name : tree.propertyNames()) {
            if (!COMMON.contains(name)
                    && form.fields().stream().noneMatch(field -> field.name().equals(name))) {
                var known = form.fields().stream().map(ProfileForm.Field::name).collect(Collectors.joining(", "));
                throw new Refusal("profile.field.unknown", ProfileRules.shortened(name), form.kind(), known);
            }
        }
    }

    private static boolean plainHttpAllowed(ObjectNode tree) throws Refusal {
        JsonNode node = tree.get("allowPlainHttp");
        if (node != null && !node.isBoolean()) {
            throw new Refusal("profile.allowPlainHttp.wrong");
        }
        return node != null && node.asBoolean();
    }

    private static String baseUrl(String text, boolean plainHttp) throws Refusal {
        refuse(ProfileRules.address(text, plainHttp));
        return text.replaceAll("/+$", "");
    }

    private static String required(ObjectNode tree, String name) throws Refusal {
        var text = text(tree, name);
        if (text == null) {
            throw new Refusal("profile.field.missing", name);
        }
        return text;
    }

    private static @Nullable String text(ObjectNode tree, String name) throws Refusal {
        JsonNode node = tree.get(name);
        if (node == null || node.isNull()) {
            return null;
        }
        if (!node.isString()) {
            throw new Refusal("profile.field.notText", name);
        }
        var text = node.asString().strip();
        return text.isEmpty() ? null : text;
    }

    Optional<ProfileForm> form(String kind) {
        return forms.stream().filter(form -> form.kind().equals(kind)).findFirst();
    }

    private String kinds() {
        return forms.stream().map(ProfileForm::kind).collect(Collectors.joining(", "));
    }
}
