package till.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import till.domain.GatewayProfile;
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
    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,20}");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(?:\\.\\d{1,3}){3}|\\[(?:::1|0(?::0){6}:1)]");
    private static final Set<String> COMMON = Set.of("id", "kind", "baseUrl", "allowPlainHttp");

    private final List<ProfileForm> forms;

    ProfileText(List<ProfileForm> forms) {
        this.forms = List.copyOf(forms);
    }

    static boolean isId(String id) {
        return ID.matcher(id).matches();
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
        if (!isId(id)) {
            throw new Refusal("profile.id.wrong");
        }
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
            if (!field.takes(text)) {
                throw new Refusal("profile.field.wrong", field.name());
            }
            if (field.secret()) {
                secrets.put(field.name(), new Secret(text));
            } else {
                fields.put(field.name(), text);
            }
        }
        return new GatewayProfile(id, kind, baseUrl, fields, secrets, plainHttp);
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
        return tree;
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
                throw new Refusal("profile.field.unknown", shortened(name), form.kind(), known);
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
        var address = address(text);
        var scheme = address.getScheme().toLowerCase(Locale.ROOT);
        if (scheme.equals("http")
                && !plainHttp
                && !LOOPBACK.matcher(address.getHost()).matches()) {
            throw new Refusal("profile.baseUrl.plainHttp", address.getHost());
        }
        return text.replaceAll("/+$", "");
    }

    private static URI address(String text) throws Refusal {
        try {
            var address = new URI(text);
            var scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
            var web = scheme.equals("https") || scheme.equals("http");
            // User information would be a password in a file that holds no secrets.
            if (web
                    && address.getHost() != null
                    && address.getPort() <= 65_535
                    && address.getUserInfo() == null
                    && address.getQuery() == null
                    && address.getFragment() == null) {
                return address;
            }
        } catch (URISyntaxException _) {
            throw new Refusal("profile.baseUrl.wrong");
        }
        throw new Refusal("profile.baseUrl.wrong");
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

    private Optional<ProfileForm> form(String kind) {
        return forms.stream().filter(form -> form.kind().equals(kind)).findFirst();
    }

    private String kinds() {
        return forms.stream().map(ProfileForm::kind).collect(Collectors.joining(", "));
    }

    private static String shortened(String name) {
        return name.length() > 40 ? name.substring(0, 40) + "…" : name;
    }
}
