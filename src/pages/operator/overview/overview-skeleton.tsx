import { Bone, BoneRows, Skeleton } from '../../../components/skeleton'
import { Column, Columns, Page } from '../parts/layout'

export function OverviewSkeleton() {
  return (
    <Skeleton>
      <Page>
        <Bone width={200} height={14} />
        <Bone width='100%' height={76} radius={14} />
        <Columns>
          <Column>
            <BoneRows count={3} />
          </Column>
          <Column>
            <BoneRows count={6} />
          </Column>
        </Columns>
      </Page>
    </Skeleton>
  )
}
