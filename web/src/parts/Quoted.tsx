// Words of a document inside the page: isolated, so that they cannot turn their neighbours, with unseen characters shown.
import { memo } from 'react';
import { isSpoofing, pieces } from '../text/controls';

export function Control({ name, at }: { name: string; at?: number }) {
  return (
    <span className={isSpoofing(name) ? 'control spoof' : 'control'} data-at={at} dir="ltr">
      {name}
    </span>
  );
}

export const Quoted = memo(function Quoted({ text, className }: { text: string; className?: string }) {
  return (
    <bdi className={className ? `quoted ${className}` : 'quoted'} dir="auto">
      {pieces(text).map((piece) =>
        piece.control ? (
          <Control key={piece.at} name={piece.control} />
        ) : (
          <span key={piece.at}>{piece.text}</span>
        ),
      )}
    </bdi>
  );
});
