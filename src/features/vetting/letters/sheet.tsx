/** A letter as a page shows it and as it is printed. */
import { Day } from '../../../platform/views/dates.tsx'
import { List, SubHeading, Text } from '../../../platform/views/prose.tsx'
import { greeting, type Letter } from './rules.ts'

const ZONE = 'Europe/London'

export const Sheet = ({ letter }: { letter: Letter }) => (
  <article class="muster-sheet">
    <p class="govuk-body">
      {letter.from}
      <br />
      <Day at={letter.day} timeZone={ZONE} />
      <br />
      Our reference: {letter.ref}
    </p>
    <Text>{greeting(letter)}</Text>
    {letter.parts.map(({ heading, paragraphs = [], list = [] }) => (
      <section key={heading ?? 'first'}>
        {heading && <SubHeading>{heading}</SubHeading>}
        {paragraphs.map(text => (
          <Text key={text}>{text}</Text>
        ))}
        {list.length > 0 && <List items={[...list]} />}
      </section>
    ))}
    <Text>{letter.from}</Text>
  </article>
)
