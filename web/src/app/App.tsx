// The page: the rail, and the view that the address names.
import { useEffect, useRef, useState } from 'react';
import { ClaimRedirect } from '../claims/ClaimRedirect';
import { DocumentList } from '../documents/DocumentList';
import { DocumentView } from '../documents/DocumentView';
import { ExportView } from '../export/ExportView';
import { ImportView } from '../import/ImportView';
import { IncidentList } from '../incidents/IncidentList';
import { IncidentView } from '../incidents/IncidentView';
import { LogView } from '../log/LogView';
import { MapView } from '../map/MapView';
import { NamesView } from '../names/NamesView';
import { Notices } from '../parts/notices';
import { QueueView } from '../queue/QueueView';
import { SearchView } from '../search/SearchView';
import { TimelineView } from '../timeline/TimelineView';
import { useWords } from '../words/words';
import { Help } from './Help';
import { useKeys } from './keys';
import { Rail } from './Rail';
import { go, href, type Route, useRoute } from './route';
import { views } from './views';

function Shown({ view, id }: Route) {
  if (view === 'documents' && id) return <DocumentView number={id} />;
  if (view === 'incidents' && id) return <IncidentView id={id} />;
  if (view === 'claim') return <ClaimRedirect id={id} />;
  if (view === 'queue') return <QueueView />;
  if (view === 'incidents') return <IncidentList />;
  if (view === 'map') return <MapView />;
  if (view === 'timeline') return <TimelineView />;
  if (view === 'search') return <SearchView />;
  if (view === 'names') return <NamesView />;
  if (view === 'log') return <LogView />;
  if (view === 'import') return <ImportView />;
  if (view === 'export') return <ExportView />;
  return <DocumentList />;
}

export function App() {
  const route = useRoute();
  const { t } = useWords();
  const [help, setHelp] = useState(false);
  const going = useRef(0);

  function search() {
    if (route.view !== 'search') go(href('search'));
    setTimeout(() => document.getElementById('search-words')?.focus(), 50);
  }

  useKeys({
    '?': () => setHelp(true),
    '/': search,
    g: () => {
      going.current = Date.now();
    },
  });

  // The letter after `g`: taken before the view's own keys see it.
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const waited = Date.now() - going.current;
      if (waited > 1500 || event.ctrlKey || event.metaKey || event.altKey) return;
      const to = views.find(([, key]) => event.code === `Key${key.toUpperCase()}`);
      if (!to) return;
      going.current = 0;
      event.preventDefault();
      event.stopImmediatePropagation();
      go(href(to[0]));
    };
    window.addEventListener('keydown', press, { capture: true });
    return () => window.removeEventListener('keydown', press, { capture: true });
  }, []);

  const name = views.find(([view]) => view === route.view)?.[0] ?? 'documents';
  useEffect(() => {
    document.title = `${t(`view.${name}`)} – ${t('brand')}`;
  }, [name, t]);

  return (
    <>
      <a className="skip" href="#main" onClick={(event) => skip(event)}>
        {t('skip')}
      </a>
      <Rail view={name} help={() => setHelp(true)} />
      <main id="main" tabIndex={-1}>
        <Shown key={`${route.view}/${route.id}`} {...route} />
      </main>
      <Notices />
      {help && <Help close={() => setHelp(false)} />}
    </>
  );
}

function skip(event: React.MouseEvent): void {
  event.preventDefault(); // the address belongs to the views
  document.getElementById('main')?.focus();
}
