package till.ui.reconcile;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import org.jspecify.annotations.Nullable;
import till.domain.Problem;
import till.report.statement.StatementColumn;
import till.report.statement.StatementLayout;
import till.settings.SettingsFile;
import till.settings.StatementForms;

/** The remembered layouts of statements, filled up with what holds for the shop. May be shared between threads. */
final class StatementLayouts {
    private final SettingsFile settings;
    private final StatementForms forms;

    StatementLayouts(SettingsFile settings) {
        this.settings = settings;
        this.forms = settings.statementForms();
    }

    StatementLayout of(String gateway) {
        var form = forms.of(gateway);
        var headings = new EnumMap<StatementColumn, String>(StatementColumn.class);
        for (var column : StatementColumn.values()) {
            var heading = form.headings().get(column.name());
            if (heading != null) {
                headings.put(column, heading);
            }
        }
        return new StatementLayout(headings, form.minor(), zone(form), currency(form));
    }

    private ZoneId zone(StatementForms.Form form) {
        var usual = settings.current().calendar().zone();
        try {
            return form.zone() == null ? usual : ZoneId.of(form.zone());
        } catch (DateTimeException _) {
            return usual;
        }
    }

    private CurrencyUnit currency(StatementForms.Form form) {
        var usual = settings.current().currency();
        try {
            return form.currency() == null ? usual : CurrencyUnit.of(form.currency());
        } catch (IllegalCurrencyException _) {
            return usual;
        }
    }

    Optional<String> named(String gateway, StatementColumn column) {
        return Optional.ofNullable(forms.of(gateway).headings().get(column.name()));
    }

    /** @param heading null to have it recognised again */
    Optional<Problem> name(String gateway, StatementColumn column, @Nullable String heading) {
        var form = forms.of(gateway);
        Map<String, String> headings = new HashMap<>(form.headings());
        if (heading == null) {
            headings.remove(column.name());
        } else {
            headings.put(column.name(), heading);
        }
        return forms.keep(gateway, new StatementForms.Form(headings, form.minor(), form.zone(), form.currency()));
    }
}
