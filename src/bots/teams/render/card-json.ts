/** The part of the Adaptive Cards vocabulary that we use, so that a slip in it does not compile. */
export type Card = {
  readonly type: 'AdaptiveCard'
  readonly $schema: 'http://adaptivecards.io/schemas/adaptive-card.json'
  readonly version: '1.5'
  readonly lang: string
  readonly fallbackText: string
  readonly body: readonly Element[]
  readonly actions?: readonly Action[]
}

/** A card inside a card, behind a button. */
export type InnerCard = {
  readonly type: 'AdaptiveCard'
  readonly body: readonly Element[]
  readonly actions: readonly Action[]
}

type Placed = {
  readonly id?: string
  readonly spacing?: 'none' | 'small' | 'medium' | 'large'
  readonly separator?: true
  readonly isVisible?: false
}

export type TextRun = {
  readonly type: 'TextRun'
  readonly text: string
  readonly weight?: 'bolder'
  readonly size?: 'small' | 'medium' | 'large'
  readonly isSubtle?: true
  readonly color?: 'attention'
}

export type RichText = Placed & { readonly type: 'RichTextBlock'; readonly inlines: readonly TextRun[] }

export type Container = Placed & {
  readonly type: 'Container'
  readonly style?: 'emphasis' | 'attention'
  readonly items: readonly Element[]
}

export type ActionSet = Placed & { readonly type: 'ActionSet'; readonly actions: readonly Action[] }

type Labelled = Placed & {
  readonly id: string
  readonly label: string
  readonly isRequired: boolean
  readonly errorMessage: string
  readonly value?: string
}

export type Input =
  | (Labelled & { readonly type: 'Input.Text'; readonly isMultiline: boolean; readonly maxLength: number })
  | (Labelled & {
      readonly type: 'Input.ChoiceSet'
      readonly style: 'compact' | 'expanded'
      readonly isMultiSelect?: true
      readonly choices: readonly { readonly title: string; readonly value: string }[]
    })

export type Element = RichText | Container | ActionSet | Input

type Pressable = { readonly title: string; readonly style?: 'positive' | 'destructive' }

export type Submit = Pressable & {
  readonly type: 'Action.Submit'
  readonly associatedInputs?: 'none'
  readonly data: Readonly<Record<string, unknown>>
}

export type Action =
  | Submit
  | (Pressable & {
      readonly type: 'Action.Execute'
      readonly verb: string
      readonly data: Readonly<Record<string, unknown>>
      readonly fallback: Submit
    })
  | (Pressable & { readonly type: 'Action.OpenUrl'; readonly url: string })
  | (Pressable & { readonly type: 'Action.ShowCard'; readonly card: InnerCard })
  | (Pressable & {
      readonly type: 'Action.ToggleVisibility'
      readonly targetElements: readonly { readonly elementId: string; readonly isVisible: boolean }[]
    })
