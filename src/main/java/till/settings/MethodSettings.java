package till.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.joda.money.Money;
import org.joda.money.format.MoneyFormatException;
import org.jspecify.annotations.Nullable;
import till.domain.PaymentMethod;
import till.domain.PaymentMethod.Brand;
import till.domain.PaymentMethod.Form;
import till.domain.Problem;
import till.domain.Result;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The shop's names, limits and inputs of ways to pay, by gateway, in one JSON file that is written whole or not at all. A
 * file that cannot be read is never written over. May be shared between threads.
 */
public final class MethodSettings implements MethodChoices {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path file;
    private volatile Map<String, List<MethodChoice>> current;

    private MethodSettings(Path file, Map<String, List<MethodChoice>> current) {
        this.file = file;
        this.current = current;
    }

    /** Reads the file; without one nothing is decided. */
    public static Result<MethodSettings> open(Path file) {
        try {
            return Result.done(new MethodSettings(file, read(file)));
        } catch (Refusal refusal) {
            return Result.failed(refusal.problem());
        }
    }

    @Override
    public List<MethodChoice> of(String gateway) {
        return current.getOrDefault(gateway, List.of());
    }

    /** Replaces what was decided about one gateway's methods; it counts from then on. */
    public synchronized Optional<Problem> save(String gateway, List<MethodChoice> choices) {
        try {
            var all = new TreeMap<>(read(file));
            all.put(gateway, List.copyOf(choices));
            WholeFile.write(file, JSON.writeValueAsBytes(tree(all)));
            current = all;
            return Optional.empty();
        } catch (Refusal refusal) {
            return Optional.of(refusal.problem());
        } catch (IOException _) {
            return Optional.of(Problem.of("methods.notSaved", file.toString()));
        }
    }

    private static Map<String, List<MethodChoice>> read(Path file) throws Refusal {
        try {
            var all = new TreeMap<String, List<MethodChoice>>();
            for (var gateway : JSON.readTree(Files.readString(file)).properties()) {
                var choices = new ArrayList<MethodChoice>();
                for (var each : gateway.getValue()) {
                    choices.add(choice(gateway.getKey(), each));
                }
                all.put(gateway.getKey(), List.copyOf(choices));
            }
            return all;
        } catch (NoSuchFileException _) {
            return Map.of();
        } catch (IOException | JacksonException | IllegalArgumentException _) {
            throw new Refusal("methods.unreadable", file.toString());
        }
    }

    private static MethodChoice choice(String gateway, JsonNode node) {
        var needs = new ArrayList<String>();
        node.path("needs").forEach(need -> needs.add(need.asString()));
        var method = new PaymentMethod(
                gateway,
                node.path("code").asString(),
                Brand.valueOf(node.path("brand").asString()),
                Form.valueOf(node.path("form").asString()),
                needs,
                node.path("name").asString(""));
        var inputs = new TreeMap<String, String>();
        node.path("inputs")
                .properties()
                .forEach(each -> inputs.put(each.getKey(), each.getValue().asString()));
        return new MethodChoice(
                method,
                money(node.path("minimum").asString("")),
                money(node.path("maximum").asString("")),
                inputs,
                node.path("switchedOn").asBoolean(false),
                node.path("listed").asBoolean(false));
    }

    private static @Nullable Money money(String text) {
        try {
            return text.isEmpty() ? null : Money.parse(text);
        } catch (MoneyFormatException wrong) {
            throw new IllegalArgumentException(text, wrong);
        }
    }

    private static ObjectNode tree(Map<String, List<MethodChoice>> all) {
        var tree = JSON.createObjectNode();
        all.forEach((gateway, choices) -> {
            var list = tree.putArray(gateway);
            choices.forEach(choice -> fill(list.addObject(), choice));
        });
        return tree;
    }

    private static void fill(ObjectNode node, MethodChoice choice) {
        var method = choice.method();
        node.put("code", method.code());
        node.put("brand", method.brand().name());
        node.put("form", method.form().name());
        if (!method.name().isEmpty()) {
            node.put("name", method.name());
        }
        if (!method.needs().isEmpty()) {
            var needs = node.putArray("needs");
            method.needs().forEach(needs::add);
        }
        if (choice.minimum() != null) {
            node.put("minimum", choice.minimum().toString());
        }
        if (choice.maximum() != null) {
            node.put("maximum", choice.maximum().toString());
        }
        if (!choice.inputs().isEmpty()) {
            var inputs = node.putObject("inputs");
            new TreeMap<>(choice.inputs()).forEach(inputs::put);
        }
        if (choice.switchedOn()) {
            node.put("switchedOn", true);
        }
        if (choice.listed()) {
            node.put("listed", true);
        }
    }
}
