package till.gateway.chingching;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import till.gateway.Outcome;
import till.gateway.Settlements;
import till.gateway.chingching.ChingchingClient.Reply;
import till.gateway.http.HttpAnswer;
import till.gateway.http.KeptWords;
import till.gateway.http.StrictJson;
import tools.jackson.databind.JsonNode;

/**
 * Fetches the settlement statements. Their answers are published as {@code {}}: a list is the only one there is in the
 * data, a file is whatever comes that is not an error.
 */
final class ChingchingStatements implements Settlements {
    private static final String PATH = "/api/v1/settlements";
    private static final int PAGE_SIZE = 100;
    private static final int MOST_PAGES = 20;
    private static final int OK = 200;
    private static final Set<String> LISTS = Set.of("list", "items", "settlements", "records", "rows", "data");

    private final ChingchingClient client;
    private final KeptWords words;

    ChingchingStatements(ChingchingClient client, KeptWords words) {
        this.client = client;
        this.words = words;
    }

    /** Asks page by page until one brings nothing new, as a gateway that knows no pages repeats the first. */
    @Override
    public Outcome<SettlementList> settlements() {
        var found = new LinkedHashMap<String, Settlement>();
        for (var page = 1; page <= MOST_PAGES; page++) {
            var path = PATH + "?page=" + page + "&page_size=" + PAGE_SIZE;
            var rows = rows(client.get("settlements", "", path));
            if (rows instanceof Rows.Unreadable(var word)) {
                return new Outcome.Unknown<>(word);
            }
            var before = found.size();
            ((Rows.Read) rows).settlements().forEach(one -> found.putIfAbsent(one.id(), one));
            if (found.size() == before) {
                break;
            }
        }
        return new Outcome.Answered<>(new SettlementList(List.copyOf(found.values()), found.size() + " statements"));
    }

    private sealed interface Rows {
        record Read(List<Settlement> settlements) implements Rows {}

        record Unreadable(String word) implements Rows {}
    }

    private Rows rows(Reply reply) {
        return switch (reply) {
            case Reply.Nothing _, Reply.Failure _ -> new Rows.Unreadable(reply.word());
            case Reply.Empty _ -> new Rows.Read(List.of());
            case Reply.Data data ->
                list(data.node())
                        .map(this::rows)
                        .orElseGet(() -> new Rows.Unreadable("answer without a list of statements"));
        };
    }

    private Rows rows(List<JsonNode> list) {
        var read = new ArrayList<Settlement>();
        for (var entry : list) {
            var id = text(entry, "settlement_id").isEmpty() ? text(entry, "id") : text(entry, "settlement_id");
            if (!ChingchingAnswers.isNumber(id)) {
                return new Rows.Unreadable("a statement without a number that can be asked for");
            }
            read.add(new Settlement(id, facts(entry)));
        }
        return new Rows.Read(read);
    }

    private Map<String, String> facts(JsonNode entry) {
        return entry.properties().stream()
                .filter(field ->
                        field.getValue().isValueNode() && !field.getValue().isNull())
                .collect(Collectors.toMap(
                        field -> words.of(field.getKey()),
                        field -> words.of(field.getValue().asString()),
                        (one, _) -> one));
    }

    private String text(JsonNode entry, String name) {
        return words.masked(ChingchingClient.text(entry.path(name)));
    }

    /** The data itself or the only list in it; one named as a list and null is an empty one. */
    private static Optional<List<JsonNode>> list(JsonNode data) {
        if (data.isArray()) {
            return Optional.of(data.valueStream().toList());
        }
        var lists = data.valueStream().filter(JsonNode::isArray).toList();
        if (lists.size() == 1) {
            return Optional.of(lists.getFirst().valueStream().toList());
        }
        var isEmpty = lists.isEmpty()
                && LISTS.stream()
                        .anyMatch(name -> data.has(name) && data.path(name).isNull());
        return isEmpty ? Optional.of(List.of()) : Optional.empty();
    }

    @Override
    public Outcome<SettlementFile> download(String settlementId) {
        if (!ChingchingAnswers.isNumber(settlementId)) {
            return new Outcome.Unknown<>("not a number of a statement");
        }
        var answer = client.fetch("settlement", settlementId, PATH + "/" + settlementId + "/download");
        if (!(answer instanceof HttpAnswer.Answered answered) || answered.status() != OK) {
            return new Outcome.Unknown<>(client.open(answer).word());
        }
        var text = answered.text();
        if (text.isBlank() || text.stripLeading().startsWith("<")) {
            return new Outcome.Unknown<>(text.isBlank() ? "empty answer" : "a page instead of a statement");
        }
        var envelope = StrictJson.object(text);
        return envelope.isEmpty() ? file(settlementId, text) : inside(settlementId, envelope.get(), answer);
    }

    private Outcome<SettlementFile> inside(String settlementId, JsonNode envelope, HttpAnswer answer) {
        if (client.open(answer) instanceof Reply.Failure failure) {
            return new Outcome.Unknown<>(failure.word());
        }
        var data = envelope.path("data");
        if (data.isString() && !data.asString().isBlank() && !data.asString().matches("(?i)https?://\\S+")) {
            return file(settlementId, data.asString());
        }
        return new Outcome.Unknown<>(
                "no file in the answer: " + client.open(answer).word());
    }

    private Outcome<SettlementFile> file(String settlementId, String text) {
        var ending = text.lines().findFirst().orElse("").contains(",") ? ".csv" : ".txt";
        var name = "settlement-" + settlementId + ending;
        return new Outcome.Answered<>(new SettlementFile(name, words.masked(text), name));
    }
}
