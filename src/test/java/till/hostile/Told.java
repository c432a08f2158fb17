package till.hostile;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.joda.money.Money;
import till.gateway.PaymentAnswer.Standing;
import tools.jackson.databind.JsonNode;

/**
 * What an answer tells, read again without the adapter and more kindly than it: every name with its value, wherever they
 * stand. What even this reader does not find was not told.
 */
record Told(Set<String> pairs, Set<String> values) {

    /** Of all answers to one question; nothing is told by what is no JSON at all. */
    static Told of(List<String> answers) {
        var told = new Told(new HashSet<>(), new HashSet<>());
        answers.forEach(text -> Spoiling.tree(text).forEach(tree -> told.read("", tree)));
        return told;
    }

    private void read(String name, JsonNode node) {
        if (node.isObject()) {
            node.properties().forEach(field -> read(field.getKey(), field.getValue()));
        } else if (node.isArray()) {
            node.forEach(element -> read(name, element));
        } else {
            pairs.add(name.toLowerCase(Locale.ROOT) + "=" + node.asString());
            values.add(node.asString());
            // a document's JSON inside a text is told too
            Spoiling.tree(node.asString()).forEach(tree -> read(name, tree));
        }
    }

    boolean tellsOneOf(Set<String> wanted) {
        return wanted.stream().anyMatch(pairs::contains);
    }

    /** By chance, in one of the documents' own words. */
    boolean saysPlainly(Standing standing) {
        var words = switch (standing) {
            case PAID -> "success(ed)?|paid|2";
            case REFUNDED -> "refund(ed)?|5";
            case DECLINED -> "fail(ed|ure)?|3";
            case CANCELLED -> "cancel(l?ed)?|4";
            case CLOSED -> "closed|expired|6";
            case WAITING, AUTHORIZED, NOT_FOUND -> "";
        };
        var plainly = Pattern.compile("\\w*(status|state|result)=(" + words + ")", Pattern.CASE_INSENSITIVE);
        return pairs.stream().anyMatch(pair -> plainly.matcher(pair).matches());
    }

    boolean names(String value) {
        return values.contains(value);
    }

    /** In minor or in major units. */
    boolean tells(Money amount) {
        var told = List.of(BigDecimal.valueOf(amount.getAmountMinorLong()), amount.getAmount());
        return values.stream().anyMatch(value -> isOneOf(value.strip(), told));
    }

    private static boolean isOneOf(String value, List<BigDecimal> wanted) {
        if (value.isEmpty() || value.length() > 40) {
            return false;
        }
        try {
            var number = new BigDecimal(value);
            return wanted.stream().anyMatch(each -> each.compareTo(number) == 0);
        } catch (NumberFormatException _) {
            return false;
        }
    }
}
