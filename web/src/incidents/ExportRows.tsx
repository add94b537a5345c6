// Which row would each rule write of this incident?
import { useWords } from '../words/words';

export function ExportRows({ rows }: { rows: Record<string, Record<string, string>> }) {
  const { t } = useWords();
  const rules = Object.keys(rows);
  const columns = [...new Set(rules.flatMap((rule) => Object.keys(rows[rule] ?? {})))];
  if (rules.length === 0) return null;
  return (
    <section>
      <h2>{t('export.rows')}</h2>
      <section className="scroll" dir="ltr" aria-label={t('export.rows')} tabIndex={0}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('column')}</th>
              {rules.map((rule) => (
                <th scope="col" key={rule}>
                  <code>{rule}</code>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {columns.map((column) => {
              const cells = rules.map((rule) => rows[rule]?.[column] ?? '');
              return (
                <tr key={column} className={new Set(cells).size > 1 ? 'differs' : undefined}>
                  <th scope="row">
                    <code>{column}</code>
                  </th>
                  {cells.map((cell, index) => (
                    <td key={rules[index]} dir="auto">
                      {cell}
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </section>
  );
}
