import { View } from '@tarojs/components'
import { Button } from '../../../components/button'
import { Note } from '../../../components/note'

interface TakeButtonProps {
  text: string
  /** Why it was not given; empty before it was tried. */
  refusal: string
  isRunning: boolean
  onTake: () => void
}

/** The one button, and above it why not: a refusal is said where the button is. */
export function TakeButton({ text, refusal, isRunning, onTake }: TakeButtonProps) {
  return (
    <>
      {refusal && (
        <Note icon='alert' tone='bad'>
          {refusal}
        </Note>
      )}
      <View className={refusal ? 'mt3' : ''}>
        <Button isWide isRunning={isRunning} onTap={onTake}>
          {text}
        </Button>
      </View>
    </>
  )
}
