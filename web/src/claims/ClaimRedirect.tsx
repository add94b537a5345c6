// A claim by its id alone: shown in its document.
import { useEffect } from 'react';
import { useResource } from '../api/resource';
import type { ClaimPage } from '../api/types';
import { href, settle } from '../app/route';
import { Failed, Waiting } from '../parts/Waiting';

export function ClaimRedirect({ id }: { id: string }) {
  const page = useResource<ClaimPage>(`claims/${encodeURIComponent(id)}`);
  const document = page.value?.document;
  useEffect(() => {
    if (document !== undefined) settle(href('documents', document, { claim: id }));
  }, [document, id]);
  return page.error ? <Failed error={page.error} /> : <Waiting />;
}
