import { Bone, BoneRows, Skeleton } from '../../../components/skeleton'
import { Page } from '../parts/layout'

export function AuditSkeleton() {
  return (
    <Skeleton>
      <Page>
        <Bone width='100%' height={96} radius={14} />
        <Bone width='100%' height={180} radius={14} />
        <BoneRows count={6} />
      </Page>
    </Skeleton>
  )
}
