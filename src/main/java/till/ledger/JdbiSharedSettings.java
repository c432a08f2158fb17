package till.ledger;

import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** What tills agree on in SQL. Beside the history: no money follows from it. May be shared between threads. */
final class JdbiSharedSettings implements SharedSettings {
    private final Transactions transactions;

    JdbiSharedSettings(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Map<String, String> all() {
        return transactions.read(handle -> {
            var found = new TreeMap<String, String>();
            handle.createQuery("select name, content from shop_setting")
                    .map((row, _) -> Map.entry(row.getString("name"), row.getString("content")))
                    .forEach(each -> found.put(each.getKey(), each.getValue()));
            return found;
        });
    }

    @Override
    public void put(Map<String, String> changed) {
        transactions.change(handle -> {
            // in one order, so that two tills that change the same ones wait for each other and not in a circle
            new TreeMap<>(changed).forEach((name, content) -> put(handle, name, content));
            News.tellOfSettings(handle);
            return changed.size();
        });
    }

    private void put(Handle handle, String name, String content) {
        insert(handle, name, content);
        handle.createUpdate("""
                        update shop_setting set content = :content, till = :till, changed_at = current_timestamp
                        where name = :name and content <> :content
                        """)
                .bind("name", name)
                .bind("content", Sql.exact(content))
                .bind("till", transactions.till())
                .execute();
    }

    @Override
    public void putWhereNone(Map<String, String> ours) {
        transactions.change(handle -> {
            new TreeMap<>(ours).forEach((name, content) -> insert(handle, name, content));
            return ours.size();
        });
    }

    private void insert(Handle handle, String name, String content) {
        handle.createUpdate("""
                        insert into shop_setting (name, content, till, changed_at)
                        values (:name, :content, :till, current_timestamp) on conflict do nothing
                        """)
                .bind("name", name)
                .bind("content", Sql.exact(content))
                .bind("till", transactions.till())
                .execute();
    }
}
