// One case: what happens next on top; what it is, what happened, who and when below. Open panels are in the address.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useRef } from 'react';
import { ClosedRecords } from '~/features/records/ClosedRecords.tsx';
import { DropZone } from '~/features/records/DropZone.tsx';
import { RecordDrawer } from '~/features/records/RecordDrawer.tsx';
import { RecordsPanel } from '~/features/records/RecordsPanel.tsx';
import { SubjectNote } from '~/features/records/SubjectNote.tsx';
import { useUploads } from '~/features/records/useUploads.ts';
import { MatchDrawer } from '~/features/catalogue/MatchDrawer.tsx';
import { VisaNoteOf } from '~/features/catalogue/VisaNote.tsx';
import { OfferCompare } from '~/features/referral/OfferCompare.tsx';
import { ReferralsPanel } from '~/features/referral/ReferralsPanel.tsx';
import { get } from '~/lib/api/client.ts';
import type { CaseView } from '~api';
import { usePageActions } from '~/lib/actions.ts';
import { dropDraftsOf } from '~/lib/drafts.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { useKeys } from '~/lib/keyboard.ts';
import { useOwnParties } from '~/lib/session.ts';
import { useTitle } from '~/lib/title.ts';
import { Panel } from '~/ui/Panel.tsx';
import { usePanels } from '~/ui/panels.ts';
import { useSoon } from '~/ui/soon.tsx';
import { Shown } from '~/ui/states.tsx';
import { ApprovalPanel } from './ApprovalPanel.tsx';
import { CaseHeader } from './CaseHeader.tsx';
import { Colleagues } from './Colleagues.tsx';
import { CompanionsPanel } from './CompanionsPanel.tsx';
import { DuplicatesNote } from './DuplicatesNote.tsx';
import { MergedNote } from './MergedNote.tsx';
import { TranslatorCase, WantedTranslations } from './TranslatorCase.tsx';
import { lostConsent, onlyTranslates } from './conversations.ts';
import { CommandModal } from './CommandModal.tsx';
import { kAtOnce, kCommandScreens, kOfPart } from './commands.tsx';
import { PersonsPanel } from './PersonsPanel.tsx';
import { PeoplePanel, StepsPanel, TasksPanel, TracePanel, WishPanel } from './SidePanels.tsx';
import { answering, nextOf } from './next.ts';
import { kOpens, type Open } from './opens.ts';
import { Timeline } from './Timeline.tsx';
import { WhoLooked } from './WhoLooked.tsx';
import css from './case.module.css';

function Case({ view }: { view: CaseView }) {
  const { t } = useReader();
  useTitle(view.number);
  const open = useSearch({ strict: false }) as Open;
  const panels = usePanels('/cases/$id', view.id, Object.keys(open).length > 0);
  const go: (search: Open) => void = panels.go;
  const picker = useRef<HTMLInputElement>(null);
  const soon = useSoon('case');
  const atOnce = (command: string, referral?: string) => {
    const what = t(`case.command.${command}`);
    soon({ name: referral ?? view.id, what, posts: [{ path: `/api/cases/${view.id}/${command.replaceAll('_', '-')}`, body: { referral }, what }] });
  };
  const act = (command: string, part?: string) => {
    if (command === 'attach_record') return picker.current?.click();
    return kAtOnce.includes(command) ? atOnce(command, part) : go(kOpens[command] ?? { do: command, referral: part });
  };
  const close = () => (open.then ? act(open.then, open.then_part) : panels.close());
  /** Comes back to what lacked it: what was typed there is kept. */
  const consent = (party: string) => go({ do: 'grant_consent', referral: party, then: open.match ? 'find_clinics' : open.do, then_part: open.referral });
  const own = useOwnParties();
  const asked = answering(view, own);
  const [move] = nextOf(view, own).moves;
  useKeys({ e: () => { if (move) act(move.name, move.part); } });
  const mayAsk = view.commands.some(({ command }) => command === 'request_referral');
  const mayAttach = view.commands.some(({ command }) => command === 'attach_record');
  usePageActions([
    ...view.commands.filter(({ command, referral }) => !referral && !kOfPart.includes(command) && (kCommandScreens[command] || command === 'attach_record')).map(({ command }) => ({ id: command, label: t(`case.command.${command}`), run: () => act(command) })),
    ...(mayAsk ? [{ id: 'match', label: t('catalogue.match.title'), run: () => go({ match: '1' }) }] : []),
    ...(view.may_see_readers ? [{ id: 'looked', label: t('common.nav.access_log'), run: () => go({ looked: '1' }) }] : []),
  ]);
  const uploads = useUploads(view.id, mayAttach);
  /** A document that is opened over another panel leaves that open below. */
  const closed = (below: Open) => view.commands.some(({ command }) => command === 'mark_record') && <ClosedRecords view={view} onOpen={(record) => go({ ...below, record })} />;
  return (
    <DropZone enabled={mayAttach} onFiles={uploads.add}>
      <div className={css.page}>
        <Colleagues id={view.id} />
        <CaseHeader view={view} act={act} onOpen={(record) => go({ record })} />
        <MergedNote view={view} />
        <DuplicatesNote view={view} act={act} />
        <WantedTranslations view={view} />
        <div className={css.columns}>
          <div className={css.side}>
            <WishPanel view={view} act={act} asked={asked?.question} />
            <RecordsPanel view={view} uploads={uploads} picker={picker} onOpen={(record) => go({ record })} />
            <Panel title={t('case.referrals')} action={mayAsk && <Button size="compact-sm" variant="subtle" onClick={() => go({ match: '1' })}>{t('catalogue.match.title')}</Button>}><ReferralsPanel view={view} answered={asked?.id} act={act} onCompare={() => go({ offers: '1' })} closed={closed({})} /></Panel>
          </div>
          <div className={css.middle}><Timeline view={view} /></div>
          <div className={css.side}>
            <ApprovalPanel view={view} act={act} />
            <StepsPanel view={view} act={act} />
            <TasksPanel view={view} />
            <PersonsPanel view={view} act={act} />
            <CompanionsPanel view={view} act={act} />
            <PeoplePanel view={view} act={act} onLooked={() => go({ looked: '1' })} />
            <TracePanel view={view} />
          </div>
        </div>
      </div>
      <CommandModal view={view} command={open.do} referral={open.referral} onConsent={consent} onClose={close} />
      <OfferCompare view={view} act={act} opened={open.offers === '1'} blind={open.blind === '1'} only={open.only === '1'} currency={open.currency} onSearch={(search) => go({ offers: '1', ...search })} onClose={close}>{mayAsk && <VisaNoteOf of={view.id} clinics={view.referrals.filter(({ offer }) => offer).map(({ clinic }) => clinic.id)} />}</OfferCompare>
      {mayAsk && <MatchDrawer of={view} opened={open.match === '1'} covered={open.record !== undefined} subject={<SubjectNote view={view} />} closed={closed({ match: '1' })} onConsent={view.commands.some(({ command }) => command === 'grant_consent') ? consent : undefined} onClose={close} />}
      <RecordDrawer view={view} open={open.record} onClose={open.match ? () => go({ match: open.match }) : close} />
      <WhoLooked id={view.id} opened={view.may_see_readers && open.looked === '1'} onClose={close} />
    </DropZone>
  );
}

/** The patient has ended what the reader might know: what was half written knew it, too, and goes. */
async function load(id: string, own: ReadonlySet<string>, signal: AbortSignal): Promise<CaseView> {
  const view = await get<CaseView>(`/api/cases/${id}`, undefined, signal);
  if (lostConsent(view, own)) dropDraftsOf(view.id);
  return view;
}

export function CasePage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const parties = useOwnParties();
  const query = useQuery({ queryKey: ['case', id], queryFn: ({ signal }) => load(id, parties, signal) });
  return <Shown query={query} rows={10}>{(view) => (onlyTranslates(view, parties) ? <TranslatorCase key={view.id} view={view} /> : <Case key={`${view.id}/${String(lostConsent(view, parties))}`} view={view} />)}</Shown>;
}
