package till.cli;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import till.service.GatewayDirectory;
import till.service.GatewayUses.Line;
import till.settings.Texts;
import tools.jackson.databind.node.ArrayNode;

/** What can be done with each gateway, one after the other. */
final class UsesList {
    private final Output output;
    private final Texts texts;
    private final GatewayDirectory gateways;

    UsesList(Output output, Texts texts, GatewayDirectory gateways) {
        this.output = output;
        this.texts = texts;
        this.gateways = gateways;
    }

    void show() {
        for (var id : gateways.ids()) {
            output.say("cli.gateways.gateway", id);
            gateways.uses(id).forEach(this::say);
        }
        output.object(answer -> {
            var list = answer.putArray("gateways");
            for (var id : gateways.ids()) {
                var gateway = list.addObject();
                gateway.put("id", id);
                var uses = gateway.putArray("uses");
                gateways.uses(id).forEach(line -> fields(uses, line));
            }
        });
    }

    private void say(Line line) {
        var about = Stream.concat(
                        line.possible()
                                ? Stream.of(
                                        String.join(", ", line.ways()),
                                        texts.text("uses.place." + line.use().place()),
                                        line.use().command())
                                : Stream.<String>empty(),
                        line.word(texts).stream())
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" · "));
        output.say(line.possible() ? "cli.uses.can" : "cli.uses.cannot", texts.text("uses." + line.use()), about);
    }

    private void fields(ArrayNode list, Line line) {
        var object = list.addObject();
        object.put("use", line.use().name());
        object.put("possible", line.possible());
        var ways = object.putArray("ways");
        line.ways().forEach(ways::add);
        object.put("place", line.possible() ? line.use().place().name() : null);
        object.put("command", line.possible() ? line.use().command() : null);
        object.put("message", line.word(texts).orElse(""));
    }
}
